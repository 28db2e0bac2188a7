import { choose, downloaded, expect, give, pdf, stepTimeout, test } from './support/cast'
import { registerPerson } from './support/nominating'
import { newcomer, readSheet } from './support/roster'
import { dayAfter, heldLink, readToday } from './support/rounds'
import { confirmedIn, expectTold, faultyHistory, historyWorkbook, openPerson, rowOf } from './support/talents'

/** What becomes of titles: recognised, imported, assessed each year, rewarded, printed. Each step by the role whose work it is. */

const unit = '云溪区人民法院'
const someone = newcomer()
/** Of a surname that nobody else of these walks has: rows are found by the name alone. */
const person = { ...someone, name: `鄢${someone.name.slice(1)}` }
const story = { today: '', year: '' }

test.describe.configure({ mode: 'serial' })
test.setTimeout(stepTimeout)

test('外地称号认定：一次未予认定，修改后重报，认定后计入指标名单', async ({ as }) => {
  const office = await as('office')
  story.today = await readToday(office)
  const hr = await as('hr')
  await registerPerson(hr, person, unit)
  await hr.visit('/titles/recognitions')
  await hr.page.getByRole('main').getByRole('button', { name: '申请认定' }).click()
  const dialog = hr.page.getByRole('dialog', { name: /申请认定/ })
  await choose(hr.page, dialog.getByRole('combobox', { name: '人员' }), person.name)
  await dialog.getByLabel('申请认定为').selectOption('业务标兵')
  await dialog.getByLabel('证书或文件上的称号全称').fill('全省法院办案标兵')
  await dialog.getByLabel('授予机关').fill('片区法院协会')
  await dialog.getByLabel('授予日期').fill(dayAfter(story.today, -90))
  await dialog.getByLabel('文号或证书编号').fill('省法〔2025〕17号')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await expect(dialog.getByText('请上传证书或授予文件。').first()).toBeVisible()
  const proof = dialog.getByLabel('上传证书或授予文件')
  await expect(proof).toHaveAttribute('aria-invalid', 'true')
  await give(proof, pdf('表彰决定.pdf'))
  await expect(proof).not.toHaveAttribute('aria-invalid')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await expect(dialog).toBeHidden()
  const asked = rowOf(hr, '认定申请', person.name)
  await expect(asked).toContainText('待审核')

  await office.visit('/titles/recognitions')
  const reason = '授予机关与表彰决定落款不一致，请核对后重报。'
  await confirmedIn(office, rowOf(office, '认定申请', person.name), '不予认定', '答复', reason)
  await expectTold(hr, '称号认定申请未通过')
  await hr.visit('/titles/recognitions')
  await expect(asked).toContainText(reason)
  await asked.getByRole('button', { name: '修改后重报' }).click()
  await expect(dialog.getByText(reason)).toBeVisible()
  await expect(dialog.getByLabel('证书或文件上的称号全称')).toHaveValue('全省法院办案标兵')
  await dialog.getByLabel('授予机关').fill('省高级人民法院')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await expect(dialog).toBeHidden()
  await expect(asked).toContainText('待审核')
  await expect(hr.page.getByRole('button', { name: '修改后重报' })).toHaveCount(0)

  await office.visit('/titles/recognitions?state=submitted')
  await confirmedIn(office, rowOf(office, '认定申请', person.name), '认定', '予以认定')
  await expect(office.page.getByRole('table', { name: '认定申请' }).getByText(person.name)).toHaveCount(0)
  await expectTold(hr, '称号认定申请已通过')
  await openPerson(hr, person.name)
  await expect(rowOf(hr, '称号', '业务标兵')).toContainText('省法〔2025〕17号')
  await expect(rowOf(hr, '称号', '业务标兵')).toContainText('持有')
  await hr.visit('/dashboard/unit')
  await heldLink(hr).click()
  await expect(rowOf(hr, '名单', person.name)).toContainText('业务标兵')
})

test('导入历年称号：颠倒、重叠、不认得的逐行说明，只写入正确的', async ({ as }) => {
  const office = await as('office')
  const { page, visit } = office
  await visit('/titles/import')
  const buffer = await historyWorkbook(unit, faultyHistory(person, story.today))
  await give(page.getByLabel('选择填好的表格，或拖到这里'), { name: '历年称号.xlsx', mimeType: 'application/octet-stream', buffer })
  await expect(page.getByText('将导入 1 条，需改正 5 条，已登记 0 条')).toBeVisible()
  const preview = page.getByRole('table', { name: '逐行预览' })
  for (const words of [
    '与第 2 行的任期（2016年3月1日至2019年2月28日）重叠',
    '截止日期2018年1月1日早于起始日期2020年12月31日，请核对是否填反。',
    '称号目录中没有“业务大师”',
    `名册中没有“${person.name}某”`,
    '起始日期晚于今天',
  ])
    await expect(preview.getByText(words)).toBeVisible()
  await expect(page.getByRole('button', { name: '全部导入' })).toBeDisabled()
  await office.audit()
  const rejected = await downloaded(page, () => page.getByRole('link', { name: '下载需改正的行' }).click())
  expect((await readSheet(rejected.bytes)).filter((row) => row.includes(person.name))).toHaveLength(5)

  // Looking at a table writes nothing.
  const address = page.url()
  await visit(`/titles?standing=all&q=${encodeURIComponent(person.name)}`)
  await expect(page.getByRole('table', { name: '任期与称号' }).getByRole('rowheader')).toHaveCount(1)
  await visit(address)
  await page.getByRole('main').getByRole('button', { name: '只导入正确的 1 条' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByText('将导入 0 条，需改正 5 条，已登记 1 条')).toBeVisible()
  await visit(`/titles?standing=all&q=${encodeURIComponent(person.name)}`)
  await expect(page.getByRole('table', { name: '任期与称号' }).getByRole('rowheader')).toHaveCount(2)
  await expect(rowOf(office, '任期与称号', '业务能手')).toContainText('2016年3月1日至2019年2月28日')
})

/** What a unit writes of one holder. */
const written = (hours: number, grade: string) => ({
  hours: String(hours),
  grade,
  work: '本年度承办涉企行政争议十二件，均实质化解；授课四次，带教两人。',
  word: `经集体研究，建议评为${grade}。`,
})

test('年度考核：单位填报，党组审核并退回一次，人才办确认', async ({ as }) => {
  const office = await as('office')
  await office.visit('/assessment')
  await office.page.getByRole('main').getByRole('button', { name: '启动年度考核' }).click()
  const dialog = office.page.getByRole('dialog', { name: '启动年度考核' })
  await dialog.getByLabel('填报截止日期').fill(dayAfter(story.today, 20))
  await dialog.getByRole('button', { name: '启动', exact: true }).click()
  await expect(office.page).toHaveURL(/\/assessment\/[0-9a-f-]{36}$/)
  story.year = new URL(office.page.url()).pathname
  const later = office.page.getByRole('dialog', { name: /^延长/ })
  await office.page.getByRole('main').getByRole('button', { name: '延长填报' }).click()
  await later.getByLabel('延长到').fill(dayAfter(story.today, 30))
  await later.getByRole('button', { name: '延长', exact: true }).click()
  await expect(later).toBeHidden()

  const hr = await as('hr')
  const forms = [
    { name: '周明川', ...written(61, '优秀') },
    { name: person.name, ...written(12, '不合格') },
  ]
  const fill = async ({ name, hours, grade, work, word }: (typeof forms)[number]) => {
    await hr.visit(`${story.year}?unit=${unitId}`)
    await rowOf(hr, '考核表', name).getByRole('link', { name: '填报' }).click()
    await hr.page.getByLabel('工作业绩和发挥作用情况').fill(work)
    await hr.page.getByLabel('参加培训').fill(hours)
    await hr.page.getByLabel('与培训记录不一致的原因').fill('部分培训由上级法院组织，记录尚未转来。')
    await hr.page.getByLabel('单位意见').fill(word)
    await hr.page.getByLabel(grade, { exact: true }).check()
  }
  const submit = async () => {
    await hr.page.getByRole('button', { name: '提交审核' }).click()
    await expect(hr.page).toHaveURL(new RegExp(`${story.year}$`))
  }
  await hr.visit(story.year)
  const unitId = await hr.page.getByLabel('单位', { exact: true }).locator('option', { hasText: unit }).getAttribute('value')
  for (const form of forms) {
    // What the rules do not allow is refused in words, and nothing typed is lost.
    if (form.grade === '不合格') {
      await fill({ ...form, grade: '合格' })
      await hr.page.getByRole('button', { name: '提交审核' }).click()
      await expect(hr.page.getByText('培训 12 学时，未达到规定的 40 学时，不能评为合格。').first()).toBeVisible()
      await expect(hr.page.getByLabel('单位意见')).toHaveValue(form.word)
      await hr.page.getByLabel('不合格', { exact: true }).check()
    } else await fill(form)
    await submit()
  }

  const leader = await as('unit')
  await leader.visit(`${story.year}?state=submitted`)
  await rowOf(leader, '考核表', '周明川').getByRole('link', { name: '审核' }).click()
  const reason = '请补充授课的场次和对象。'
  await leader.page.getByRole('main').getByRole('button', { name: '退回', exact: true }).click()
  await leader.page.getByRole('alertdialog').getByRole('textbox').fill(reason)
  await leader.page.getByRole('alertdialog').getByRole('button', { name: '退回', exact: true }).click()
  await expect(leader.page).toHaveURL(new RegExp(`${story.year}$`))
  await hr.visit(`${story.year}?unit=${unitId}`)
  await expect(rowOf(hr, '考核表', '周明川')).toContainText(`退回：${reason}`)
  await rowOf(hr, '考核表', '周明川').getByRole('link', { name: '填报' }).click()
  await expect(hr.page.getByText(reason)).toBeVisible()
  await hr.page.getByLabel('工作业绩和发挥作用情况').fill('承办涉企行政争议十二件；为新任法官授课四次；带教两人。')
  await submit()

  await leader.visit(`${story.year}?state=submitted`)
  for (const { name } of forms) await leader.page.getByRole('checkbox', { name: `选择${name}` }).check()
  await leader.page.getByRole('button', { name: '审核通过', exact: true }).click()
  await leader.page.getByRole('alertdialog').getByRole('button', { name: '审核通过', exact: true }).click()
  await expect(leader.page.getByText('没有符合条件的考核表')).toBeVisible()

  await office.visit(`${story.year}?state=endorsed`)
  await office.page.getByRole('checkbox', { name: '选择周明川' }).check()
  await office.page.getByRole('button', { name: '按单位建议确认' }).click()
  await office.page.getByRole('alertdialog').getByRole('button', { name: '按单位建议确认' }).click()
  await expect(rowOf(office, '考核表', '周明川')).toHaveCount(0)
  await rowOf(office, '考核表', person.name).getByRole('link', { name: '确认' }).click()
  await expect(office.page.getByText('单位建议不合格')).toBeVisible()
  await office.audit()
  await office.page.getByRole('button', { name: '确认结果' }).click()
  await expect(office.page).toHaveURL(new RegExp(`${story.year}$`))
})

test('考核结果运用：提醒、暂不续评、撤销逐项决定，告知到人，本人看到结果', async ({ as }) => {
  const office = await as('office')
  const { page, visit } = office
  await visit(story.year)
  const effects = page.getByRole('table', { name: '结果运用' }).getByRole('row')
  await confirmedIn(office, effects.filter({ hasText: '诫勉提醒' }), '执行', '执行', '经办公会研究同意。')
  await confirmedIn(office, effects.filter({ hasText: '暂不得续评' }), '不予执行', '不予执行', '当年因公长期外派，下一年度再看。')
  await expect(effects.filter({ hasText: '诫勉提醒' })).toContainText('已执行')
  await expect(effects.filter({ hasText: '暂不得续评' })).toContainText('不予执行')
  await expectTold(await as('hr'), `${person.name}：诫勉提醒`)

  await visit('/assessment')
  await page.getByRole('link', { name: '2024 年度', exact: true }).click()
  const revoked = effects.filter({ hasText: '撤销称号' })
  await expect(revoked).toContainText('连续 2 年不合格')
  const name = (await revoked.getByRole('link').first().textContent())?.trim() ?? ''
  const past = page.url()
  await openPerson(office, name)
  const certificate = (await rowOf(office, '称号', '业务能手').getByRole('link', { name: '查看证书' }).getAttribute('href')) ?? ''
  await visit(past)
  await confirmedIn(office, revoked, '执行', '执行', '经市委人才工作领导小组会议决定。')
  await expect(revoked).toContainText('已执行')
  await openPerson(office, name)
  await expect(rowOf(office, '称号', '业务能手')).toContainText('已撤销')
  const visitor = await as(null)
  await visitor.visit(certificate)
  await expect(visitor.page.getByText('已撤销', { exact: true })).toBeVisible()

  const talent = await as('talent')
  await expectTold(talent, '2025 年度考核结果：优秀')
  await talent.visit('/me')
  const result = talent.page.getByRole('listitem').filter({ hasText: '2025 年度 · 业务能手' })
  await expect(result).toContainText('优秀')
  await result.getByRole('link').click()
  await expect(talent.page.getByText('为新任法官授课四次')).toBeVisible()
})

test('激励保障：逾期在列，凭证登记落实，单位落实率随之变化', async ({ as }) => {
  const hr = await as('hr')
  const { page, visit } = hr
  await visit('/titles/entitlements')
  await page.getByRole('link', { name: '逾期未落实', exact: true }).click()
  await expect(page).toHaveURL(/standing=overdue/)
  const rows = page.getByRole('table', { name: '激励保障清单' }).getByRole('row').filter({ hasText: '逾期未落实' })
  const overdue = await rows.count()
  expect(overdue).toBeGreaterThan(0)
  const head = rows.first().locator('[data-title]')
  const name = (await head.getByRole('link').textContent()) ?? ''
  const owner = (await head.locator('span').textContent()) ?? ''
  const rate = page.getByRole('table', { name: '各单位落实情况' }).getByRole('row').filter({ hasText: owner }).first()
  const delivered = async () => Number(await rate.getByRole('cell').nth(1).textContent())
  const before = await delivered()

  await rows.first().getByRole('link', { name: '登记落实' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '登记落实' })).toBeVisible()
  await page.getByRole('button', { name: '登记落实（1 项）' }).click()
  const proof = page.getByLabel('上传落实凭证')
  await expect(proof).toHaveAttribute('aria-invalid', 'true')
  await give(proof, pdf('发放回单.pdf'))
  await expect(proof).not.toHaveAttribute('aria-invalid')
  await page.getByRole('button', { name: '登记落实（1 项）' }).click()
  await expect(page).toHaveURL(/\/titles\/entitlements$/)
  expect(await delivered()).toBe(before + 1)
  await page.getByRole('link', { name: '逾期未落实', exact: true }).click()
  await expect(page).toHaveURL(/standing=overdue/)
  await expect(rows).toHaveCount(overdue - 1)
  await visit('/titles/entitlements?standing=delivered')
  await expect(rowOf(hr, '激励保障清单', name).getByRole('link', { name: '发放回单.pdf' })).toBeVisible()
})

test('证书：本人下载和补打，补打有登记，扫码查验，码不对有话说', async ({ as }) => {
  const talent = await as('talent')
  await talent.visit('/me')
  const address = (await talent.page.getByRole('link', { name: '查看证书' }).first().getAttribute('href')) ?? ''
  const first = await downloaded(talent.page, () => talent.page.getByRole('button', { name: '下载证书' }).click())
  expect(first.bytes.subarray(0, 4).toString()).toBe('%PDF')
  const again = await downloaded(talent.page, async () => {
    await talent.page.getByRole('main').getByRole('button', { name: '补打证书' }).click()
    await talent.page.getByRole('alertdialog').getByRole('textbox').fill('原件在搬迁中破损。')
    await talent.page.getByRole('alertdialog').getByRole('button', { name: '打印', exact: true }).click()
  })
  expect(again.bytes.subarray(0, 4).toString()).toBe('%PDF')
  const office = await as('office')
  await office.visit('/office/seal')
  await expect(rowOf(office, '打印登记', '原件在搬迁中破损。')).toContainText('周明川')

  const visitor = await as(null)
  await visitor.visit(address)
  await expect(visitor.page.getByText('周明川', { exact: true })).toBeVisible()
  await expect(visitor.page.getByText('有效', { exact: true })).toBeVisible()
  await visitor.audit()
  visitor.watch.expected.push(/404/)
  const wrong = await visitor.page.goto(`${address.slice(0, -2)}xx`)
  expect(wrong?.status()).toBe(404)
  await expect(visitor.page.getByRole('heading', { level: 1, name: '没有查到这份证书' })).toBeVisible()
  await visitor.page.getByRole('link', { name: '用证书编号查验' }).click()
  await expect(visitor.page.getByLabel('证书编号')).toBeVisible()
})
