import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { type Actor, choose, downloaded, expect, stepTimeout, test } from '../../e2e/support/cast'
import { joinReviewers } from '../../e2e/support/reviewing'
import { newcomer } from '../../e2e/support/roster'
import { advance, composeRound, openRound, readToday } from '../../e2e/support/rounds'
import {
  type Candidate,
  conferAndClose,
  declareAll,
  meet,
  namesOf,
  nominate,
  publish,
  qualifyAll,
  register,
  review,
  seatsOf,
  type Walk,
} from './person-round'
import { picture } from './picture'

/** 业务骨干: pins and bans, a plan that moves seats, a reviewer who comes late, calibrated scores, votes by name, the case file recounted. */

const candidates = [
  { person: newcomer(), unit: '云溪区人民法院', hr: 'hr', leader: 'unit', grade: 8 },
  { person: newcomer(), unit: '澜州市中级人民法院', hr: 'hr-fayuan', leader: 'leader-fayuan', grade: 6 },
  { person: newcomer(), unit: '安平县人民法院', hr: 'hr-anping', leader: 'leader-anping', grade: 4 },
  { person: newcomer(), unit: '云溪区人民法院', hr: 'hr', leader: 'unit', grade: 2 },
] as const satisfies readonly Candidate[]
const [first, second, third, fourth] = candidates
const reviewers = ['reviewer11', 'reviewer13', 'reviewer16', 'reviewer22'] as const
const late = 'reviewer23'
const walk: Walk = {
  kind: 'backbone',
  deedsLabel: '主要业绩',
  round: `业务骨干评选（${String(Date.now()).slice(-6)}）`,
  path: '',
  today: '',
}
const names: string[] = []

test.describe.configure({ mode: 'serial' })
test.setTimeout(stepTimeout)

test('业务骨干：按现成方案编制、发布', async ({ as }) => {
  const office = await as('office')
  walk.today = await readToday(office)
  walk.path = await composeRound(office, {
    kind: '业务骨干',
    name: walk.round,
    today: walk.today,
    fields: {
      命名总数: '2',
      每个条线上限: '',
      每个单位命名上限: '',
      基层保底: '0',
      每个对象的专家: '3',
      每位专家最少: '1',
      每位专家最多: '4',
    },
    choices: { 分数合成: '校准分（扣除专家宽严差异）', 表决方式: '记名投票' },
  })
  await openRound(office, walk.path)
  await advance(office, '发布评选通知')
  await advance(office, '开始申报推荐')
})

for (const [index, candidate] of candidates.entries())
  test(`业务骨干：${candidate.unit}推荐第 ${index + 1} 位`, async ({ as }) => {
    await register(as, candidate)
    await nominate(as, walk, candidate)
  })

/** The plan that the dialog shows; a count of what it would do. */
async function plan({ page }: Actor, moved: number): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: '以最少变动调整' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: new RegExp(`改派 ${moved} 份`) })).toBeVisible()
}

async function wish(actor: Actor, kind: '指定' | '排除', reviewer: string, candidate: string): Promise<void> {
  const { page } = actor
  await page.getByRole('main').getByRole('button', { name: '指定或排除' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: kind }).check()
  await choose(page, dialog.getByRole('combobox', { name: '专家' }), reviewer)
  await choose(page, dialog.getByRole('combobox', { name: '候选对象' }), candidate)
  await dialog.getByLabel('理由').fill('其专长与该对象申报的业务方向有关。')
  await picture(actor, `backbone-wish`)
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(dialog).toBeHidden()
}

test('业务骨干：资格审查，专家申报，分配；指定和排除真的变动席位，撤销一项', async ({ as }) => {
  const office = await as('office')
  const { page, audit } = office
  await qualifyAll(office, walk, candidates)
  names.push(...(await namesOf(as, reviewers)))
  await joinReviewers(office, walk.path, names)
  await declareAll(as, walk, reviewers)
  await office.visit(`${walk.path}/reviewers`)
  await page.getByLabel('公平优先').check()
  await page.getByRole('main').getByRole('button', { name: '分配专家' }).click()
  await expect(page.getByText('4 个对象均已配齐 3 位专家')).toBeVisible()

  // Every candidate has one reviewer who does not read them: one is pinned, another reader of another candidate is banned.
  const seats = await seatsOf(office, walk, names)
  const reads = (reviewer: string, candidate: Candidate) => seats.get(reviewer)?.includes(candidate.person.name) ?? false
  const pinned = names.find((name) => !reads(name, first)) ?? ''
  const banned = names.find((name) => reads(name, fourth) && name !== pinned) ?? ''
  await wish(office, '指定', pinned, first.person.name)
  await wish(office, '排除', banned, fourth.person.name)
  await expect(page.getByText('2 项指定或排除')).toBeVisible()
  await audit()
  await plan(office, 2)
  await audit()
  await picture(office, 'backbone-plan')
  await page.getByRole('dialog').getByRole('button', { name: '应用', exact: true }).click()
  await expect(page.getByText('已应用新的分配').first()).toBeVisible()
  const moved = await seatsOf(office, walk, names)
  expect(moved.get(pinned)).toContain(first.person.name)
  expect(moved.get(banned)).not.toContain(fourth.person.name)

  const wishes = page.getByRole('table', { name: '指定和排除' })
  await wishes.getByRole('row').filter({ hasText: pinned }).getByRole('button', { name: '撤销' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('textbox').fill('指定的理由已经不存在。')
  await dialog.getByRole('button', { name: '撤销', exact: true }).click()
  await expect(wishes.getByText('指定（已撤销）')).toBeVisible()
  await expect(page.getByText('1 项指定或排除')).toBeVisible()
  await advance(office, '开始专家评审')
})

test('业务骨干：一位专家先评完，晚到的专家以最少变动接任', async ({ as }) => {
  await review(as, walk, reviewers[0], candidates)
  const office = await as('office')
  const { page } = office
  const [lateName = ''] = await namesOf(as, [late])
  const before = await seatsOf(office, walk, names)
  await joinReviewers(office, walk.path, [lateName])
  await declareAll(as, walk, [late])
  await office.visit(`${walk.path}/reviewers`)
  await plan(office, 1)
  await expect(page.getByRole('dialog').getByRole('row').filter({ hasText: lateName })).toHaveCount(1)
  await page.getByRole('dialog').getByRole('button', { name: '应用', exact: true }).click()
  await expect(page.getByText('已应用新的分配').first()).toBeVisible()
  const after = await seatsOf(office, walk, [...names, lateName])
  expect(after.get(lateName)).toHaveLength(1)
  expect(after.get(names[0] ?? '')).toEqual(before.get(names[0] ?? ''))
})

for (const login of [...reviewers.slice(1), late])
  test(`业务骨干：${login} 匿名评分并封存`, async ({ as }) => review(as, walk, login, candidates))

test('业务骨干：校准排序，五位成员记名表决，公示', async ({ as }) => {
  const office = await as('office')
  const { page } = office
  await openRound(office, walk.path)
  await advance(office, '结束评分，计算排序')
  await office.visit(`${walk.path}/scores`)
  await expect(page.getByRole('heading', { name: '4 个候选对象' })).toBeVisible()
  await expect(page.getByText('校准分').first()).toBeVisible()
  await picture(office, 'backbone-scores')
  await meet(as, office, walk, 'open', {
    同意: [first.person.name, second.person.name],
    不同意: [third.person.name],
    缓议: [fourth.person.name],
  })
  await expect(page.getByText('拟命名 2 个').first()).toBeVisible()
  await publish(as, office, walk, [first.person.name, second.person.name], [third.person.name, fourth.person.name])
})

test('业务骨干：命名、证书、归档；卷宗在脱机状态下重算一致', async ({ as }, info) => {
  const office = await as('office')
  const { page } = office
  await conferAndClose(as, office, walk, [first.person.name, second.person.name], '业务骨干')
  for (const [login, button, name] of [
    ['office', '制作卷宗', '卷宗'],
    ['supervisor', '制作监督卷宗', '监督卷宗'],
  ] as const) {
    const actor = login === 'office' ? office : await as(login)
    await actor.visit(`${walk.path}/record`)
    await actor.page.getByRole('main').getByRole('button', { name: button, exact: true }).click()
    const made = actor.page.getByRole('listitem').filter({ hasText: '卷宗校验码' }).filter({ hasText: name })
    await expect(made.first()).toBeVisible({ timeout: 120_000 })
    const file = await downloaded(actor.page, () => made.first().getByRole('link', { name: '下载' }).click())
    expect(file.name).toMatch(/\.zip$/)
    const path = info.outputPath(file.name)
    writeFileSync(path, file.bytes)
    const answer = execFileSync('npm', ['run', '-s', 'portal', '--', 'recount', path], { encoding: 'utf8' })
    expect(answer).not.toMatch(/不一致|不符/)
    console.log(answer.trim().split('\n').at(-1))
  }
  expect(await page.getByText('操作记录').first().isVisible()).toBe(true)
})
