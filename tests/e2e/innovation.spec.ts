import { confirmed, expect, stepTimeout, test } from './support/cast'
import { submitNomination } from './support/nominating'
import { recordPaperMeeting } from './support/panel'
import { fillProject } from './support/projects'
import { declare, joinReviewers, nameOf, scoreAndSeal, takeUpReview } from './support/reviewing'
import {
  advance,
  composeRound,
  dayAfter,
  documentNumber,
  moveClock,
  openRound,
  passDays,
  qualifyCandidate,
  readToday,
} from './support/rounds'

/** One round of 创新工作成果 from the ready scheme to its shortlist (入围), each step by the role whose work it is. */

const mark = String(Date.now()).slice(-6)
const round = `创新工作成果评选（${mark}）`
const first = {
  name: `涉企调解云上直办法${mark}`,
  unit: '云溪区人民法院',
  leader: '王',
  summary: '把立案、调解、司法确认和执行各个环节搬到线上，企业不出门即可办结，全程留痕、节点提醒、超期预警，减少往返。',
}
const second = {
  name: `开庭时间协商预约法${mark}`,
  unit: '澜州市中级人民法院',
  leader: '李',
  summary: '由当事人和代理人在线选择开庭日期，系统自动避让冲突并锁定法庭，临时变更一键通知，开庭准时率和法庭使用率明显提高。',
}
const reviewers = ['reviewer15', 'reviewer16', 'reviewer17']

const story = { path: '', today: '' }

test.describe.configure({ mode: 'serial' })
test.setTimeout(stepTimeout)

test('人才办按现成方案发布创新工作成果评选', async ({ as }) => {
  const office = await as('office')
  story.today = await readToday(office)
  story.path = await composeRound(office, {
    kind: '创新工作成果',
    name: round,
    today: story.today,
    fields: { 入围总数: '1', 每个条线上限: '', 每个单位入围上限: '', 基层保底: '0', 每个对象的专家: '2', 每位专家最多: '4' },
    choices: { 分数合成: '平均分' },
  })
  await openRound(office, story.path)
  await advance(office, '发布评选通知')
  await advance(office, '开始申报推荐')
})

for (const [project, login, leaderLogin] of [
  [first, 'hr', 'unit'],
  [second, 'hr-fayuan', 'leader-fayuan'],
] as const)
  test(`${login} 申报一项，单位党组同意`, async ({ as }) => {
    const hr = await as(login)
    await fillProject(hr, round, project)
    await submitNomination(hr)
    const leader = await as(leaderLogin)
    await leader.visit('/nominations')
    await leader.page.getByRole('link', { name: project.name }).first().click()
    await leader.audit()
    await confirmed(leader.page, '同意推荐', '同意推荐')
    await expect(leader.page.getByText('已上报，待资格审查').first()).toBeVisible()
  })

test('截止后资格审查，专家回避，匿名分配', async ({ as }) => {
  const office = await as('office')
  const { page, visit } = office
  await moveClock(office, dayAfter(story.today, 1), '18:30')
  await openRound(office, story.path)
  await advance(office, '截止申报，进入资格审查')
  for (const { name } of [first, second]) await qualifyCandidate(office, story.path, name)

  const names: string[] = []
  for (const login of reviewers) names.push(await nameOf(await as(login)))
  await joinReviewers(office, story.path, names)
  for (const login of reviewers) {
    const expert = await as(login)
    await takeUpReview(expert, round)
    await declare(expert, round, null)
  }
  await visit(`${story.path}/reviewers`)
  await page.getByLabel('均衡分配').check()
  await page.getByRole('main').getByRole('button', { name: '分配专家' }).click()
  await expect(page.getByText('2 个对象均已配齐 2 位专家')).toBeVisible()
  await advance(office, '开始专家评审')
})

for (const login of reviewers)
  test(`${login} 看不到项目名称和单位，评分并封存`, async ({ as }) => {
    const expert = await as(login)
    await takeUpReview(expert, round)
    await expert.visit('/reviews')
    const begin = expert.page.getByRole('link', { name: '开始评分' })
    await expect(
      expert.page
        .getByText(/共 [12] 份/)
        .or(expert.page.getByText('等待评审开始'))
        .first(),
    ).toBeVisible()
    if (!(await begin.isVisible())) return
    const count = Number((await expert.page.getByText(/共 [12] 份/).textContent())?.match(/共 (\d)/)?.[1])
    await begin.click()
    await expect(expert.page.getByText(/参评成果 0\d/).first()).toBeVisible()
    for (const hidden of [first.name, second.name, first.unit, second.unit]) await expect(expert.page.getByText(hidden)).toHaveCount(0)
    await scoreAndSeal(expert, count, [5, 3], 4)
  })

test('结束评分，领导小组表决，公示入围名单，入围', async ({ as }) => {
  const office = await as('office')
  const { page, visit } = office
  await openRound(office, story.path)
  await advance(office, '结束评分，计算排序')
  await visit(`${story.path}/scores`)
  for (const { name } of [first, second]) await expect(page.getByRole('row', { name }).first()).toBeVisible()

  await recordPaperMeeting(office, story.path, [
    [[first.name], '同意'],
    [[second.name], '不同意'],
  ])
  await advance(office, '公示拟入围名单')

  const visitor = await as(null)
  await visitor.visit('/notices')
  await visitor.page.getByRole('link', { name: `${round}拟入围名单公示` }).click()
  await expect(visitor.page.getByText('拟入围以下 1 项')).toBeVisible()
  await expect(visitor.page.getByRole('cell', { name: first.name })).toBeVisible()
  await expect(visitor.page.getByText(second.name)).toHaveCount(0)
  await visitor.audit()

  await passDays(office, '向后 5 个工作日')
  await passDays(office, '向后 1 天')
  const document = `澜人才发〔2025〕${documentNumber()}号`
  await visit(`${story.path}/conferral`)
  await page.getByLabel('入围文件文号').fill(document)
  await page.getByRole('button', { name: '入围 1 个', exact: true }).click()
  await expect(page.getByText('已入围 1 个').first()).toBeVisible()
  const certificate = (await page.getByRole('row', { name: first.name }).getByRole('link').getAttribute('href')) ?? ''
  await visitor.visit(certificate)
  await expect(visitor.page.getByText(first.name).first()).toBeVisible()
  await expect(visitor.page.getByText('创新工作成果').first()).toBeVisible()
})
