import { activate, activationCode } from './support/activating'
import { confirmed, downloaded, expect, give, stepTimeout, test } from './support/cast'
import { fillNomination, openNomination, registerPerson, startNomination, submitNomination } from './support/nominating'
import { answerObjection } from './support/objections'
import { recordPaperMeeting } from './support/panel'
import { declare, joinReviewers, nameOf, scoreAndSeal, takeUpReview } from './support/reviewing'
import { newcomer, readSheet, rosterWorkbook } from './support/roster'
import {
  advance,
  composeRound,
  confer,
  dayAfter,
  documentNumber,
  heldLink,
  moveClock,
  openRound,
  passDays,
  qualifyCandidate,
  readHeld,
  readToday,
} from './support/rounds'

/** One round of 业务标兵 from the roster to the certificate, each step by the role whose work it is. */

const unit = '云溪区人民法院'
const [first, second, third, ...others] = Array.from({ length: 5 }, newcomer) as [Newcomer, Newcomer, Newcomer, ...Newcomer[]]
const wrong = newcomer()
const round = `业务标兵评选（${first.name}）`
const reviewers = ['reviewer18', 'reviewer19', 'reviewer20']
type Newcomer = ReturnType<typeof newcomer>

/** What one step leaves for the next: the round's address, and what the objector was given. */
const story = { path: '', today: '', number: '', code: '', held: 0, certificate: '' }

test.describe.configure({ mode: 'serial' })
test.setTimeout(stepTimeout)

test('人事导入花名册，错行退回，按姓名和首字母找到人 @main', async ({ as }) => {
  const { page, visit, audit } = await as('hr')
  await visit('/people/import')
  const workbook = await rosterWorkbook(unit, '政法', [first, ...others], wrong)
  await give(page.getByLabel('选择表格，或拖到这里'), {
    name: '云溪法院花名册.xlsx',
    mimeType: 'application/octet-stream',
    buffer: workbook,
  })
  await expect(page).toHaveURL(/\/people\/import\/.+/)
  await expect(page.getByText('读出 4 人，其中 1 行有误')).toBeVisible()
  await expect(page.getByRole('cell', { name: '身份证号最后一位校验码不符' })).toBeVisible()
  await audit()

  const rejected = await downloaded(page, () => page.getByRole('link', { name: '下载有误的 1 行' }).click())
  const rows = (await readSheet(rejected.bytes)).join('\n')
  expect(rows).toContain('原因')
  expect(rows).toContain(wrong.name)
  expect(rows).toContain('校验码不符')

  await confirmed(page, '只导入正确的 3 人', '导入')
  await expect(page.getByText('新增 3 人，更新 0 人', { exact: true })).toBeVisible()

  for (const words of [first.name.slice(0, 2), first.initials]) {
    await visit('/people')
    await page.getByRole('searchbox', { name: '姓名' }).fill(words)
    await page.getByRole('button', { name: '筛选', exact: true }).click()
    await expect(page.getByRole('link', { name: first.name, exact: true })).toBeVisible()
  }
})

test('人才办按现成方案编制并发布业务标兵评选 @main', async ({ as }) => {
  const office = await as('office')
  const { page } = office
  story.today = await readToday(office)
  story.path = await composeRound(office, {
    kind: '业务标兵',
    name: round,
    today: story.today,
    fields: { 命名总数: '2', 每个条线上限: '', 基层保底: '0', 每个对象的专家: '2', 每位专家最多: '4' },
    choices: { 分数合成: '平均分' },
  })

  await openRound(office, story.path)
  await advance(office, '发布评选通知')
  await advance(office, '开始申报推荐')
  await expect(page.getByText('申报推荐').first()).toBeVisible()
})

test('人事推荐，单位党组退回一次后同意 @main', async ({ as }) => {
  const hr = await as('hr')
  await fillNomination(hr, round, first)
  const form = await downloaded(hr.page, () => hr.page.getByRole('link', { name: '导出推荐表' }).click())
  expect(form.name).toMatch(/\.docx$/)
  expect(form.bytes.subarray(0, 2).toString()).toBe('PK')
  await submitNomination(hr)

  const leader = await as('unit')
  await openNomination(leader, first)
  await leader.audit()
  await confirmed(leader.page, '退回修改', '退回修改', '请在业务专长中写明所办案件的类型。')
  await expect(leader.page.getByText('请在业务专长中写明所办案件的类型。').first()).toBeVisible()

  await openNomination(hr, first)
  await expect(hr.page.getByText('请在业务专长中写明所办案件的类型。').first()).toBeVisible()
  await hr.page.getByLabel('业务专长').fill('涉企行政许可争议实质化解')
  await expect(hr.page.getByText(/草稿已自动保存 \d{2}:\d{2}:\d{2}/)).toBeVisible()
  await hr.page.getByRole('link', { name: '核对提交' }).click()
  await expect(hr.page.getByText('涉企行政许可争议实质化解')).toBeVisible()
  await submitNomination(hr)

  await openNomination(leader, first)
  await confirmed(leader.page, '同意推荐', '同意推荐')
  await expect(leader.page.getByText('已上报，待资格审查').first()).toBeVisible()
})

for (const [person, home, login, leaderLogin] of [
  [second, '澜州市中级人民法院', 'hr-fayuan', 'leader-fayuan'],
  [third, '安平县人民法院', 'hr-anping', 'leader-anping'],
] as const)
  test(`${login} 登记一人并推荐 @main`, async ({ as }) => {
    const hr = await as(login)
    await registerPerson(hr, person, home)
    await fillNomination(hr, round, person)
    await submitNomination(hr)
    const leader = await as(leaderLogin)
    await openNomination(leader, person)
    await confirmed(leader.page, '同意推荐', '同意推荐')
    await expect(leader.page.getByText('已上报，待资格审查').first()).toBeVisible()
  })

test('截止后资格审查，专家申报回避，分配并开始评审 @main', async ({ as }) => {
  const office = await as('office')
  const { page, visit, audit } = office
  const late = await as('hr')
  await startNomination(late, round, others[0] as Newcomer)
  await moveClock(office, dayAfter(story.today, 1), '18:30')
  await late.page.getByLabel('业务专长').fill('截止之后才写下的专长')
  await expect(late.page.getByText('已过截止时间').first()).toBeVisible()
  await expect(late.page.getByLabel('业务专长')).toHaveValue('截止之后才写下的专长')

  await openRound(office, story.path)
  await advance(office, '截止申报，进入资格审查')
  for (const person of [first, second, third]) await qualifyCandidate(office, story.path, person.name)

  const names: string[] = []
  for (const login of reviewers) names.push(await nameOf(await as(login)))
  await joinReviewers(office, story.path, names)
  await audit()

  for (const [index, login] of reviewers.entries()) {
    const expert = await as(login)
    await takeUpReview(expert, round)
    await declare(expert, round, index === 0 ? third.name : null)
  }

  await visit(`${story.path}/reviewers`)
  await page.getByLabel('均衡分配').check()
  await page.getByRole('main').getByRole('button', { name: '分配专家' }).click()
  await expect(page.getByText('3 个对象均已配齐 2 位专家')).toBeVisible()
  await audit()
  await advance(office, '开始专家评审')
})

for (const [index, login] of reviewers.entries())
  test(`${login} 用键盘评分并封存 @main`, async ({ as }) => {
    const expert = await as(login)
    await takeUpReview(expert, round)
    await scoreAndSeal(expert, 2, index === 0 ? [5, 4] : [3 + index, 2])
  })

test('结束评分，看排序和理由，登记领导小组表决，公示 @main', async ({ as }) => {
  const office = await as('office')
  const { page, visit, audit } = office
  await openRound(office, story.path)
  await advance(office, '结束评分，计算排序')
  await visit(`${story.path}/scores`)
  await expect(page.getByRole('heading', { name: '3 个候选对象' })).toBeVisible()
  for (const { name } of [first, second, third]) await expect(page.getByRole('row', { name }).first()).toBeVisible()
  await page.getByRole('link', { name: first.name }).click()
  await expect(page.getByText('加权总分').first()).toBeVisible()
  await audit()

  // The first two are agreed to whatever their order, the third is not.
  await recordPaperMeeting(office, story.path, [
    [[first.name, second.name], '同意'],
    [[third.name], '不同意'],
  ])
  await expect(page.getByText('拟命名 2 个').first()).toBeVisible()
  await advance(office, '公示拟命名名单')
})

test('访客看公示，提出异议，凭编号查询 @main', async ({ as }) => {
  const { page, visit, audit } = await as(null)
  await visit('/notices')
  await page.getByRole('link', { name: `${round}拟命名名单公示` }).click()
  await expect(page.getByRole('cell', { name: second.name })).toBeVisible()
  await expect(page.getByText(third.name)).toHaveCount(0)
  await audit()
  await page.getByRole('link', { name: '提出异议' }).click()
  const candidates = page.getByLabel('异议对象')
  await candidates.selectOption({ label: (await candidates.locator('option', { hasText: second.name }).textContent()) ?? '' })
  await page.getByLabel('您的姓名').fill('章知远')
  await page.getByLabel('联系方式').fill('13800001234')
  await page.getByLabel('异议事由').fill('案例完成年份不符')
  await page.getByLabel('事实和理由').fill('推荐表所列案例的办结年份与生效裁判文书记载的日期不一致，请予核实。')
  await audit()
  await page.getByRole('button', { name: '提交异议' }).click()
  const receipt = page.getByText('异议编号')
  await expect(receipt).toBeVisible()
  ;[story.number, story.code] = (await receipt.locator('strong').allTextContents()) as [string, string]

  await visit('/notices/answer')
  await page.getByLabel('异议编号').fill(story.number)
  await page.getByLabel('查询码').fill(story.code)
  await page.getByRole('button', { name: '查询', exact: true }).click()
  await expect(page.getByText('正在办理').first()).toBeVisible()
})

test('公示期满命名：有异议的暂缓，办结后补充命名，归档 @main', async ({ as }) => {
  const office = await as('office')
  const { page, visit, audit } = office
  await passDays(office, '向后 5 个工作日')
  await passDays(office, '向后 1 天')
  const leader = await as('leader')
  story.held = await readHeld(leader, '/dashboard')

  await confer(office, story.path, `澜人才发〔2025〕${documentNumber()}号`, '已命名 1 个，暂缓 1 个')
  await audit()
  story.certificate = (await page.getByRole('row', { name: first.name }).getByRole('link').getAttribute('href')) ?? ''
  expect(await readHeld(leader, '/dashboard')).toBe(story.held + 1)

  await answerObjection(office, story.number, '经调取裁判文书核对，完成年份以结案时间为准，填报无误。')
  await confer(office, story.path, `澜人才发〔2025〕${documentNumber()}号`, '已命名 1 个')
  await expect(page.getByText('补充命名').first()).toBeVisible()
  await openRound(office, story.path)
  await advance(office, '归档')

  const visitor = await as(null)
  await visitor.visit('/notices/answer')
  await visitor.page.getByLabel('异议编号').fill(story.number)
  await visitor.page.getByLabel('查询码').fill(story.code)
  await visitor.page.getByRole('button', { name: '查询', exact: true }).click()
  await expect(visitor.page.getByText('经调取裁判文书核对').first()).toBeVisible()
  await visit(`${story.path}/record`)
})

test('市领导的数字随命名增加，点开见到人；单位领导看本单位 @main', async ({ as }) => {
  const leader = await as('leader')
  expect(await readHeld(leader, '/dashboard')).toBe(story.held + 2)
  await heldLink(leader).click()
  await expect(leader.page.getByRole('heading', { level: 1, name: `（${story.held + 2} 人）` })).toBeVisible()
  await leader.audit()
  const person = leader.page.getByRole('rowheader', { name: first.name })
  while (!(await person.isVisible())) {
    const address = leader.page.url()
    await leader.page.getByRole('link', { name: '下一页' }).click()
    await expect(leader.page).not.toHaveURL(address)
  }
  const own = await as('unit')
  expect(await readHeld(own, '/dashboard/unit')).toBeGreaterThan(0)
})

test('本人激活账号并同意公开，访客查到人、验证书 @main', async ({ as }) => {
  const code = await activationCode(await as('hr'), first.name)
  const talent = await as(null)
  await activate(talent, code, `ren${first.initials}${Date.now() % 1_000_000}`)
  await expect(talent.page.getByRole('heading', { level: 1, name: first.name })).toBeVisible()
  await expect(talent.page.getByText('业务标兵').first()).toBeVisible()
  await talent.page.getByRole('button', { name: '我已阅读并同意公开' }).click()
  await expect(talent.page.getByText('您已同意在公众人才库公开').first()).toBeVisible()
  await talent.audit()

  const visitor = await as(null)
  await expect(async () => {
    await visitor.visit(`/talents?q=${encodeURIComponent(first.name)}`)
    await expect(visitor.page.getByRole('link', { name: first.name })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await visitor.visit(story.certificate)
  await expect(visitor.page.getByText('有效', { exact: true }).first()).toBeVisible()
  await expect(visitor.page.getByText(first.name).first()).toBeVisible()
})

test('监督人员看全程记录，审计员核验记录链 @main', async ({ as }) => {
  const supervisor = await as('supervisor')
  await supervisor.visit(`${story.path}/record`)
  await expect(supervisor.page.getByText('操作记录').first()).toBeVisible()
  await expect(supervisor.page.getByText('归档').first()).toBeVisible()
  const auditor = await as('auditor')
  await auditor.visit('/audit')
  await auditor.page.getByRole('button', { name: '核验审计链' }).click()
  await expect(auditor.page.getByRole('dialog').getByText('审计链完整。').first()).toBeVisible()
  await auditor.audit()
})
