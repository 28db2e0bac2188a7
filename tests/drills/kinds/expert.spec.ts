import JSZip from 'jszip'
import { activate, activationCode } from '../../e2e/support/activating'
import { type Actor, confirmed, downloaded, expect, stepTimeout, test } from '../../e2e/support/cast'
import { drawReviewers, enlistHolders, replaceAbsent } from '../../e2e/support/drawing'
import { appointPanel, closeMeeting, enterMeeting, secretTurn } from '../../e2e/support/panel'
import { advance, composeRound, openRound, readToday } from '../../e2e/support/rounds'
import { type Candidate, conferAndClose, declareAll, namesOf, nominate, qualifyAll, review, type Walk } from './person-round'
import { picture } from './picture'

/** 业务专家: the scheme revised in the open, reviewers drawn by lot, the panel on screens in secret, letters, a re-examination. */

const mark = String(Date.now()).slice(-6)
const walk: Walk = { kind: 'expert', deedsLabel: '主要业绩', round: `业务专家评选（${mark}）`, path: '', today: '' }
const units = [
  { hr: 'hr', leader: 'unit', grade: 8 },
  { hr: 'hr-jiaoyu', leader: 'leader-jiaoyu', grade: 6 },
  { hr: 'hr-anping', leader: 'leader-anping', grade: 3 },
] as const
const candidates: Candidate[] = []
const reason = '征求各单位意见后，放宽程序复核的期限。'
const deeds = '近五年牵头解决全市性疑难问题十余件，主笔的工作规范在全市施行，培养的后备人才三人获得称号。'
const story = { drawn: [] as string[], panel: [] as string[], reviewers: [] as string[], letter: '', talent: `zhuanjia${mark}`, code: '' }

test.describe.configure({ mode: 'serial' })
test.setTimeout(stepTimeout)

const nameAt = (index: number): string => candidates[index]?.person.name ?? ''

test('业务专家：按现成方案编制、发布，公布后修订，各方和公众看到新版本', async ({ as }) => {
  const office = await as('office')
  const { page, audit } = office
  walk.today = await readToday(office)
  walk.path = await composeRound(office, {
    kind: '业务专家',
    name: walk.round,
    today: walk.today,
    fields: {
      命名总数: '2',
      每个条线上限: '',
      每个单位命名上限: '',
      每个单位推荐名额: '',
      基层保底: '0',
      每个对象的专家: '2',
      每位专家最多: '3',
    },
    choices: { 分数合成: '平均分' },
  })
  await openRound(office, walk.path)
  await advance(office, '发布评选通知')

  await office.visit(`${walk.path}/scheme`)
  await page.getByRole('main').getByRole('link', { name: '修订方案' }).click()
  await page.getByLabel('申请程序复核的期限').fill('7')
  await expect(
    page
      .getByRole('tab', { name: '修改 1 处' })
      .or(page.getByRole('button', { name: '修改 1 处' }))
      .first(),
  ).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: '发布修订' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByText('与现行版本的 1 处差别：')).toBeVisible()
  await dialog.getByRole('textbox').fill(reason)
  await audit()
  await picture(office, 'expert-revise')
  await dialog.getByRole('button', { name: '发布修订', exact: true }).click()
  await expect(page.getByText('方案修订过 1 次，现行第 2 版')).toBeVisible()
  await advance(office, '开始申报推荐')

  for (const [login, path] of [
    ['hr', `${walk.path}/scheme`],
    [null, walk.path.replace('/rounds/', '/notices/rounds/')],
  ] as const) {
    const reader = await as(login)
    await reader.visit(path)
    await expect(reader.page.getByText('方案修订过 1 次，现行第 2 版')).toBeVisible()
    await expect(reader.page.locator('#versions').getByText(`修订理由：${reason}`)).toBeVisible()
    await reader.audit()
    await picture(reader, `expert-versions-${login ?? 'visitor'}`)
  }
})

/** The accounts of people, as who keeps accounts finds them. */
async function loginsOf({ page, visit }: Actor, names: readonly string[]): Promise<string[]> {
  const logins: string[] = []
  for (const name of names) {
    await visit(`/accounts?q=${encodeURIComponent(name)}`)
    const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name, exact: true }) })
    logins.push((await row.getByRole('rowheader').first().textContent())?.trim() ?? '')
  }
  return logins
}

/** The first of the unit's 业务骨干 or 业务标兵 whom the form itself finds nothing against; their form stays open. */
async function findBackbone({ page, visit }: Actor): Promise<{ name: string; unit: string }> {
  await visit('/people?holder=yes')
  const rows = page
    .getByRole('row')
    .filter({ hasText: /业务骨干|业务标兵/ })
    .filter({ hasNotText: /领军人才|业务专家/ })
  const people: { name: string; unit: string }[] = []
  for (const row of await rows.all())
    people.push({
      name: (await row.getByRole('link').first().textContent())?.trim() ?? '',
      unit: (await row.getByRole('cell').nth(2).textContent())?.trim() ?? '',
    })
  for (const person of people) {
    await visit('/nominations')
    const card = page.getByLabel('正在申报的评选').locator(':scope > div', { has: page.getByRole('heading', { name: walk.round }) })
    await card.getByRole('button', { name: '发起推荐' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '人选' }).pressSequentially(person.name)
    const offer = page.getByRole('option', { name: person.name }).first()
    await offer.click()
    await dialog.getByRole('button', { name: '开始填写' }).click()
    const check = page.getByLabel('资格自查').first()
    await expect(check).toBeVisible()
    // What is still to be uploaded is all that the form may hold against them.
    if ((await check.getByText(/^1\s*未通过$/).isVisible()) && (await check.getByText('尚未上传业绩证明材料。').isVisible())) return person
  }
  throw new Error('nobody of this unit may be nominated')
}

for (const [index, place] of units.entries())
  test(`业务专家：${place.hr} 从现任骨干、标兵中推荐第 ${index + 1} 位`, async ({ as }) => {
    const hr = await as(place.hr)
    const { name, unit } = await findBackbone(hr)
    const candidate = { ...place, person: { name }, unit }
    candidates.push(candidate)
    await nominate(as, walk, candidate, { deeds: deeds.repeat(6) }, hr)
  })

test('业务专家：资格审查，从专家库抽取评审专家，一位未到由候补递补', async ({ as }) => {
  const office = await as('office')
  const supervisor = await as('supervisor')
  const { page } = office
  await qualifyAll(office, walk, candidates)
  await enlistHolders(office, '业务专家')
  const drawn = await drawReviewers(office, supervisor, walk.path, { count: 3, alternates: 3 })
  expect(drawn).toHaveLength(3)
  story.drawn = await replaceAbsent(office, walk.path, drawn[0] ?? '', '因公出差，不能参加本轮评审')
  expect(story.drawn).toHaveLength(3)
  expect(story.drawn).not.toContain(drawn[0])

  // Which accounts were drawn; four of the others make the leading group with its chair.
  story.reviewers = await loginsOf(await as('sysadmin'), story.drawn)
  // Experts from outside first; the draw may take several of them.
  const eligible = ['reviewer01', 'reviewer07', 'reviewer12', 'reviewer14', 'reviewer15', 'reviewer17', 'reviewer08', 'reviewer09']
  story.panel = ['panelist', ...eligible.filter((login) => !story.reviewers.includes(login)).slice(0, 4)]

  await picture(office, 'expert-draw')
  await declareAll(as, walk, story.reviewers)
  await office.visit(`${walk.path}/reviewers`)
  await page.getByLabel('总体匹配最优').check()
  await page.getByRole('main').getByRole('button', { name: '分配专家' }).click()
  await expect(page.getByText('3 个对象均已配齐 2 位专家')).toBeVisible()
  await advance(office, '开始专家评审')
})

for (const index of [0, 1, 2])
  test(`业务专家：抽中的第 ${index + 1} 位专家匿名评分并封存`, async ({ as }) => review(as, walk, story.reviewers[index] ?? '', candidates))

test('业务专家：五位成员在线开会，签到、回避、无记名表决，纪要下载', async ({ as }) => {
  const office = await as('office')
  const { page, audit } = office
  await openRound(office, walk.path)
  await advance(office, '结束评分，计算排序')
  const names = await namesOf(as, story.panel)
  await appointPanel(office, walk.path, names)
  const lateName = names[4] ?? ''
  await page.locator('#live-place').fill('市政府第一会议室')
  const signIn = page.getByRole('group', { name: /^签到/ }).getByRole('checkbox', { name: lateName })
  await signIn.uncheck()
  await confirmed(page, '召开在线会议', '召开会议')
  await expect(page.getByText('会议进行中：全体 5 人，实到会 4 人。')).toBeVisible()
  await signIn.check()
  await page.getByRole('main').getByRole('button', { name: '保存到会情况' }).click()
  await expect(page.getByText('会议进行中：全体 5 人，实到会 5 人。')).toBeVisible()

  await page.getByLabel('回避的成员').selectOption({ label: names[1] ?? '' })
  const recusable = page.getByLabel('回避的候选对象')
  await recusable.selectOption({ label: (await recusable.locator('option', { hasText: nameAt(2) }).textContent()) ?? '' })
  await confirmed(page, '登记回避', '登记回避', '曾任其硕士论文答辩委员会主席。')
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: nameAt(2) })
      .first(),
  ).toContainText(names[1] ?? '')
  await audit()

  await picture(office, 'expert-meeting')
  const members: Actor[] = []
  for (const login of story.panel) {
    const member = await as(login)
    await enterMeeting(member, walk.round)
    members.push(member)
  }
  await secretTurn(office, members, [
    [[nameAt(0), nameAt(1)], '同意'],
    [[nameAt(2)], '不同意'],
  ])
  await expect(
    page
      .getByRole('table', { name: '第 1 轮表决结果' })
      .getByRole('row')
      .filter({ hasText: nameAt(2) }),
  ).toContainText('未通过')
  await picture(office, 'expert-meeting-counted')
  await closeMeeting(office)
  const minutes = await downloaded(page, () => page.getByRole('link', { name: '会议纪要' }).first().click())
  expect(minutes.name).toMatch(/\.docx$/)
  const text = await (await JSZip.loadAsync(minutes.bytes)).file('word/document.xml')?.async('string')
  for (const words of [nameAt(0), '应到会', '实到会', '回避']) expect(text).toContain(words)
})

test('业务专家：逐份预览通知书，一并公布', async ({ as }) => {
  const office = await as('office')
  const { page, audit } = office
  await office.visit(`${walk.path}/panel/letters`)
  await expect(page.getByText('以下为预览，尚未发出。')).toBeVisible()
  const letters = page.getByRole('navigation', { name: '通知书' }).getByRole('button')
  expect(await letters.count()).toBeGreaterThanOrEqual(6)
  for (const letter of await letters.all()) {
    await letter.click()
    await expect(page.getByRole('article').getByRole('heading')).toBeVisible()
  }
  await audit()
  await picture(office, 'expert-letters')
  await advance(office, '公示拟命名名单')
  await office.visit(`${walk.path}/panel/letters`)
  await expect(page.getByText(/^已发出通知书 \d+ 份$/)).toBeVisible()

  const visitor = await as(null)
  await visitor.visit('/notices')
  await visitor.page.getByRole('link', { name: `${walk.round}拟命名名单公示` }).click()
  for (const name of [nameAt(0), nameAt(1)]) await expect(visitor.page.getByRole('cell', { name })).toBeVisible()
  await expect(visitor.page.getByText(nameAt(2))).toHaveCount(0)
})

test('业务专家：未入选的本人看通知书，申请程序复核，人才办答复', async ({ as }) => {
  const code = await activationCode(await as(candidates[2]?.hr ?? ''), nameAt(2))
  const talent = await as(null)
  const { page, audit } = talent
  await activate(talent, code, story.talent)
  await talent.visit('/letters')
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1, name: '结果通知书' })).toBeVisible()
  await expect(page.getByText(walk.round).first()).toBeVisible()
  for (const name of story.drawn) await expect(page.getByText(name)).toHaveCount(0)
  await audit()
  await picture(talent, 'expert-letter')
  await page.getByRole('link', { name: '程序复核', exact: true }).click()
  await page.getByLabel('事由').selectOption({ index: 1 })
  await page.getByLabel('事实和依据').fill('公示所列的评审环节与方案第二版公布的程序不尽一致，请予核查并书面答复。')
  await audit()
  await picture(talent, 'expert-request')
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText('本人提出')).toBeVisible()

  const office = await as('office')
  await office.visit('/office/reexaminations')
  await office.page
    .getByRole('row')
    .filter({ hasText: nameAt(2) })
    .filter({ hasText: walk.round })
    .getByRole('link')
    .first()
    .click()
  await expect(office.page.getByRole('heading', { level: 1, name: /^程序复核/ })).toBeVisible()
  await office.audit()
  await office.page.getByRole('main').getByRole('button', { name: '受理', exact: true }).click()
  await expect(office.page.getByRole('main').getByRole('button', { name: '程序符合规定', exact: true })).toBeVisible()
  await office.page.getByLabel('书面答复').fill('经核查，抽取、分配、评分、审议各环节均按方案第二版进行，程序符合规定。')
  await picture(office, 'expert-decide')
  await confirmed(office.page, '程序符合规定', '答复')
  await expect(office.page.getByText('书面答复', { exact: true }).first()).toBeVisible()

  await page.reload()
  await expect(page.getByText('程序符合规定。').first()).toBeVisible()
  await picture(talent, 'expert-answered')
  await audit()
})

test('业务专家：命名、证书、归档，监督人员看全程记录', async ({ as }) => {
  await conferAndClose(as, await as('office'), walk, [nameAt(0), nameAt(1)], '业务专家')
  const supervisor = await as('supervisor')
  await supervisor.visit(`${walk.path}/record`)
  const record = supervisor.page.getByRole('main')
  for (const words of ['第 2 版', reason, '归档', '抽取', '未到', '回避', '复核'])
    await expect(record.getByText(words).first()).toBeVisible()
  await supervisor.audit()
  for (const page of ['', '/scheme', '/candidates', '/reviewers', '/draw', '/scores', '/panel', '/publicity', '/conferral']) {
    await supervisor.visit(`${walk.path}${page}`)
    await picture(supervisor, `expert-supervisor${page.replace('/', '-')}`)
  }
})
