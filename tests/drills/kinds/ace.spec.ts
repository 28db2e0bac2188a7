import ExcelJS from 'exceljs'
import { headingRow, scoreSheetName } from '@/lib/rounds/score-workbook'
import { type Actor, confirmed, downloaded, expect, give, stepTimeout, test } from '../../e2e/support/cast'
import { joinReviewers, takeUpReview } from '../../e2e/support/reviewing'
import { type Newcomer, newcomer } from '../../e2e/support/roster'
import { advance, composeRound, openRound, readToday } from '../../e2e/support/rounds'
import {
  type Candidate,
  conferAndClose,
  declareAll,
  gradeOn,
  meet,
  namesOf,
  nominate,
  publish,
  qualifyAll,
  register,
  review,
  type Walk,
} from './person-round'
import { picture } from './picture'

/** 业务能手: many candidates under quotas of unit and line with a floor for the grassroots, materials scanned, one reviewer offline. */

const court = { unit: '云溪区人民法院', hr: 'hr', leader: 'unit', line: '政法' } as const
const street = { unit: '云溪区望江街道办事处', hr: 'hr', leader: 'unit', line: '社会治理' } as const
const higherCourt = { unit: '澜州市中级人民法院', hr: 'hr-fayuan', leader: 'leader-fayuan', line: '政法' } as const
const countyCourt = { unit: '安平县人民法院', hr: 'hr-anping', leader: 'leader-anping', line: '政法' } as const
const town = { unit: '安平县清渡镇人民政府', hr: 'hr-anping', leader: 'leader-anping', line: '社会治理' } as const

/** In the order of their grades, the first two alike: five places, two a unit, four a line, two kept for the grassroots. */
const places = [court, court, court, higherCourt, higherCourt, countyCourt, street, street, town]
const candidates = places.map((place, index): Candidate & { person: Newcomer; line: string } => ({
  ...place,
  person: newcomer(),
  grade: Math.min(8, places.length - index),
}))
const nameAt = (index: number): string => candidates[index]?.person.name ?? ''
const reviewers = ['reviewer18', 'reviewer19', 'reviewer20'] as const
const walk: Walk = { kind: 'ace', deedsLabel: '岗位实绩', round: `业务能手评选（${String(Date.now()).slice(-6)}）`, path: '', today: '' }

test.describe.configure({ mode: 'serial' })
test.setTimeout(stepTimeout)

test('业务能手：按现成方案编制、发布', async ({ as }) => {
  const office = await as('office')
  walk.today = await readToday(office)
  walk.path = await composeRound(office, {
    kind: '业务能手',
    name: walk.round,
    today: walk.today,
    fields: {
      命名总数: '5',
      每个条线上限: '4',
      每个单位命名上限: '2',
      每个单位推荐名额: '3',
      基层保底: '2',
      每个对象的专家: '3',
      每位专家最多: '9',
    },
  })
  await openRound(office, walk.path)
  await advance(office, '发布评选通知')
  await advance(office, '开始申报推荐')
})

for (const [index, candidate] of candidates.entries())
  test(`业务能手：${candidate.unit}推荐第 ${index + 1} 位`, async ({ as }) => {
    await register(as, candidate, candidate.line)
    // One of them names the unit and a colleague in the account of deeds.
    const deeds = `在${candidate.unit}工作期间，与同事周明川共同承担一线窗口业务，${'全年办件无差错、无投诉，群众评价居全市同类岗位前列。'.repeat(12)}`
    await nominate(as, walk, candidate, index === 1 ? { deeds } : {})
  })

test('业务能手：资格审查，匿名材料检查到底并处理，专家申报，分配', async ({ as }) => {
  const office = await as('office')
  const { page, audit } = office
  await qualifyAll(office, walk, candidates)
  await joinReviewers(office, walk.path, await namesOf(as, reviewers))
  await declareAll(as, walk, reviewers)
  await office.visit(`${walk.path}/reviewers`)
  // The check began by itself with the last decision of the qualification.
  await expect(page.getByRole('button', { name: '重新检查' })).toBeVisible({ timeout: 120_000 })
  const found = page.getByRole('table', { name: '匿名检查结果' })
  await expect(
    found
      .getByRole('row')
      .filter({ hasText: nameAt(1) })
      .first(),
  ).toBeVisible()
  await audit()
  await picture(office, 'ace-scan')
  await page
    .getByRole('main')
    .getByRole('button', { name: /^全选 \d+ 处$/ })
    .click()
  await confirmed(page, '确认所选', '确认', '评审页面自动隐去姓名和单位，所余内容不指向本人。')
  await expect(found.getByText('已确认').first()).toBeVisible()

  await page.getByLabel('均衡分配').check()
  await page.getByRole('main').getByRole('button', { name: '分配专家' }).click()
  await expect(page.getByText('9 个对象均已配齐 3 位专家')).toBeVisible()
  await advance(office, '开始专家评审')
})

for (const login of reviewers.slice(1)) test(`业务能手：${login} 匿名评分并封存`, async ({ as }) => review(as, walk, login, candidates))

test('业务能手：一位专家离线填表，传回核对，先改一处错，再封存', async ({ as }) => {
  const expert = await as(reviewers[0])
  const { page, audit } = expert
  await takeUpReview(expert, walk.round)
  const grades = await readGrades(expert)
  await page.getByRole('main').getByRole('link', { name: '离线评分' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '离线评分' })).toBeVisible()
  await audit()
  const blank = await downloaded(page, () => page.getByRole('link', { name: '下载评分表' }).click())
  const field = page.getByLabel('选择填好的评分表，或拖到这里')
  const workbook = async (wrong: boolean) => ({
    name: blank.name,
    mimeType: 'application/octet-stream',
    buffer: await filled(blank.bytes, grades, wrong),
  })

  await give(field, await workbook(true))
  await expect(page.getByText('有 1 处需要改正。')).toBeVisible()
  await audit()
  await picture(expert, 'ace-workbook')
  await give(field, await workbook(false))
  await page.getByRole('main').getByRole('button', { name: '保存全部 9 份为草稿' }).click()
  await expect(page.getByText('已保存 9 份评分草稿。')).toBeVisible()

  await page.getByRole('main').getByRole('link', { name: '评分总览' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '评分总览' })).toBeVisible()
  await confirmed(page, '封存全部', '封存全部')
  await expect(page.getByText('9 份评分表已封存')).toBeVisible()
})

/** What the files say, by the codes they stand under. */
async function readGrades({ page, visit }: Actor): Promise<Map<string, number>> {
  await visit('/reviews')
  await page.getByRole('main').getByRole('link', { name: '开始评分' }).click()
  const grades = new Map<string, number>()
  for (let place = 1; place <= candidates.length; place += 1) {
    await expect(page.getByText(`正在评第 ${place} 位`)).toBeVisible()
    const code =
      (
        await page
          .getByText(/^候选人\s*\d+$/)
          .first()
          .textContent()
      )?.trim() ?? ''
    grades.set(code, await gradeOn(page))
    if (place < candidates.length) await page.keyboard.press('Control+Enter')
  }
  expect(grades.size).toBe(candidates.length)
  await visit('/reviews')
  return grades
}

/** The workbook as the reviewer fills it in; with `wrong` the first score lies beyond its range. */
async function filled(bytes: Buffer, grades: ReadonlyMap<string, number>, wrong: boolean): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  const sheet = book.getWorksheet(scoreSheetName)
  if (!sheet) throw new Error('the workbook has no score sheet')
  const headings = sheet.getRow(headingRow)
  for (let row = headingRow + 1; row <= sheet.rowCount; row += 1) {
    const grade = grades.get(sheet.getCell(row, 2).text)
    if (grade === undefined) continue
    headings.eachCell((cell, column) => {
      if (/^存在“.*（是或否）$/.test(cell.text)) sheet.getCell(row, column).value = '否'
      if (/（0 至 /.test(cell.text))
        sheet.getCell(row, column).value = wrong && row === headingRow + 1 && column === 3 ? 99 : 5 + (grade - 1) / 2
    })
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

test('业务能手：名额的理由写明，五位成员记名表决，公示', async ({ as }) => {
  const office = await as('office')
  const { page } = office
  await openRound(office, walk.path)
  await advance(office, '结束评分，计算排序')
  await office.visit(`${walk.path}/scores`)
  for (const [index, reason] of [
    [0, '在名额之内'],
    [2, '单位名额 2 个已满'],
    [6, '使用基层保底名额入选'],
    [7, '使用基层保底名额入选'],
  ] as const)
    await expect(
      page
        .getByRole('row')
        .filter({ hasText: nameAt(index) })
        .first(),
    ).toContainText(reason)
  await picture(office, 'ace-scores')
  const chosen = [0, 1, 3, 6, 7].map(nameAt)
  const others = [2, 4, 5, 8].map(nameAt)
  await meet(as, office, walk, 'open', { 同意: chosen, 不同意: others, 缓议: [] })
  await expect(page.getByText('拟命名 5 个').first()).toBeVisible()
  await publish(as, office, walk, chosen, others)
})

test('业务能手：命名、证书、归档，监督人员看全程记录', async ({ as }) => {
  await conferAndClose(as, await as('office'), walk, [0, 1, 3, 6, 7].map(nameAt), '业务能手')
  const supervisor = await as('supervisor')
  await supervisor.visit(`${walk.path}/record`)
  await expect(supervisor.page.getByText('操作记录').first()).toBeVisible()
  await expect(supervisor.page.getByText('归档').first()).toBeVisible()
  await picture(supervisor, 'ace-record')
})
