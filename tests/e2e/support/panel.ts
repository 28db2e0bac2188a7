import { type Actor, choose, confirmed, expect } from './cast'
import { takeUpReview } from './reviewing'

export type Choice = '同意' | '不同意' | '缓议'
export type Votes = readonly (readonly [names: readonly string[], choice: Choice])[]

/** A leading group of three by name alone, and its meeting as it was held on paper: all three for, or all three against. */
export async function recordPaperMeeting({ page, visit, audit }: Actor, path: string, votes: Votes): Promise<void> {
  await visit(`${path}/panel`)
  for (const [index, name] of ['林远山', '沈平川', '顾望舒'].entries()) {
    await page.getByLabel(`第 ${index + 1} 位姓名`).fill(name)
    await page.getByLabel(`第 ${index + 1} 位职务`).fill('市评审领导小组成员')
  }
  await page.getByRole('radio', { name: '组长' }).first().check()
  await page.getByRole('main').getByRole('button', { name: '保存名单' }).click()
  await expect(page.getByText('评审领导小组 3 人').first()).toBeVisible()
  for (const [names, choice] of votes)
    for (const name of names)
      for (const word of ['同意', '不同意', '缓议'] as const)
        await page.getByLabel(`${name}：${word}票数`, { exact: true }).fill(word === choice ? '3' : '0')
  await audit()
  await confirmed(page, '登记会议', '登记')
  await expect(page.getByText('表决已全部登记。').first()).toBeVisible()
}

/** The office appoints people of the roster who have accounts; the first leads. */
export async function appointPanel({ page, visit, audit }: Actor, path: string, names: readonly string[]): Promise<void> {
  await visit(`${path}/panel`)
  for (const [index, name] of names.entries()) {
    await choose(page, page.getByRole('combobox', { name: '从名册加入' }), name)
    await expect(page.getByLabel(`第 ${index + 1} 位姓名`)).toHaveValue(name)
  }
  await page.getByRole('radio', { name: '组长' }).first().check()
  await page.getByRole('main').getByRole('button', { name: '保存名单' }).click()
  await expect(page.getByText(`评审领导小组 ${names.length} 人`).first()).toBeVisible()
  await audit()
}

/** The office opens the meeting on screens. */
export async function openMeeting({ page, visit, audit }: Actor, path: string, members: number, present: number = members): Promise<void> {
  await visit(`${path}/panel`)
  await page.locator('#live-place').fill('市政府第一会议室')
  await audit()
  await confirmed(page, '召开在线会议', '召开会议')
  await expect(page.getByText(`会议进行中：全体 ${members} 人，实到会 ${present} 人。`)).toBeVisible()
}

/** A member comes to the meeting on a phone. */
export async function enterMeeting(member: Actor, round: string): Promise<void> {
  await takeUpReview(member, round)
  await member.page.setViewportSize({ width: 390, height: 844 })
  await member.visit('/panel')
  await member.page.getByRole('link', { name: '进入会议' }).click()
  await expect(member.page.getByText('等待下一轮表决')).toBeVisible()
}

async function mark({ page }: Actor, votes: Votes): Promise<void> {
  for (const [names, choice] of votes)
    for (const name of names) {
      const paper = page.getByRole('group', { name: `对${name}的表决` })
      // Who stands aside for a candidate has no vote on them.
      if (await paper.isVisible()) await paper.getByRole('radio', { name: choice, exact: true }).check()
    }
}

/** One secret turn: papers claimed, the issue closed, every paper cast and counted. */
export async function secretTurn(office: Actor, members: readonly Actor[], votes: Votes): Promise<void> {
  const { page } = office
  await confirmed(page, /开始第\s*\d+\s*轮表决/, '开始表决')
  for (const member of members) {
    await member.page.getByRole('button', { name: '领取选票' }).click()
    await expect(member.page.getByText('选票已领取，保存在本机。')).toBeVisible()
  }
  await members[0]?.audit()
  // Whoever stands aside for somebody has papers of their own: a member may hold several.
  await expect(page.getByText(/已领 (\d+) \/ \1 张/)).toBeVisible()
  await office.audit()
  await confirmed(page, '停止发票，开始投票', '开始投票')
  for (const member of members) {
    await expect(member.page.getByRole('button', { name: '投票', exact: true })).toBeVisible()
    await mark(member, votes)
    await member.page.getByRole('button', { name: '投票', exact: true }).click()
    await member.page.getByRole('alertdialog').getByRole('button', { name: '投入票箱' }).click()
    await expect(member.page.getByText('选票已投入票箱。')).toBeVisible()
  }
  await expect(page.getByText(/票箱内 (\d+) \/ \1 张/)).toBeVisible()
  await countTurn(office)
}

/** One turn by name. */
export async function namedTurn(office: Actor, members: readonly Actor[], votes: Votes): Promise<void> {
  const { page } = office
  await confirmed(page, /开始第\s*\d+\s*轮表决/, '开始表决')
  for (const member of members) {
    await expect(member.page.getByRole('button', { name: '投票', exact: true })).toBeVisible()
    await mark(member, votes)
    await confirmed(member.page, '投票', '投票')
    await expect(member.page.getByText('您已投票。')).toBeVisible()
  }
  await members[0]?.audit()
  await expect(page.getByText(`已投 ${members.length} / ${members.length} 人`)).toBeVisible()
  await countTurn(office)
}

async function countTurn({ page, audit }: Actor): Promise<void> {
  await confirmed(page, '结束本轮并计票', '结束并计票')
  await expect(page.getByRole('button', { name: '结束本轮并计票' })).toBeHidden()
  await audit()
}

/** What was decided goes on record. */
export async function closeMeeting({ page }: Actor): Promise<void> {
  await confirmed(page, '结束会议', '结束会议')
  await expect(page.getByText('表决已全部登记。').first()).toBeVisible()
}
