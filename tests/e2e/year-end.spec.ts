import { confirmed, downloaded, expect, stepTimeout, test } from './support/cast'
import { moveClock } from './support/rounds'
import { rowOf } from './support/talents'

/** The cycle is over: its settlement is frozen and stays, whatever is corrected later. It moves the clock into the next year, and so comes last. */

test.setTimeout(stepTimeout)

test('周期结算：定格、开启下一周期，之后的倒签更正只作差异并列', async ({ as }) => {
  const office = await as('office')
  const { page, visit } = office
  await visit('/office/cycles')
  await page.getByRole('link', { name: '2021–2025', exact: true }).click()
  await page.getByRole('link', { name: '周期结算', exact: true }).click()
  await expect(page.getByText('尚未结算')).toBeVisible()
  const path = new URL(page.url()).pathname
  const settle = page.getByRole('main').getByRole('button', { name: '结算周期' })
  await expect(settle).toBeDisabled()
  await expect(page.getByText(/到2025年12月31日才结束，今天是.*还不能结算/)).toBeVisible()

  await moveClock(office, '2026-01-05', '09:00')
  await visit(path)
  const total = page.getByRole('table', { name: '结算数字' }).getByRole('row', { name: /^全市/ })
  const foreseen = await total.textContent()
  await confirmed(page, '结算周期', '确认结算', '市委人才工作领导小组会议纪要〔2026〕1号')
  await expect(page.getByRole('heading', { level: 1, name: '2021–2025结算结果' })).toBeVisible()
  await expect(page.getByText(/会议纪要〔2026〕1号.*校验码/)).toBeVisible()
  await expect(page.getByText('结算后没有差异')).toBeVisible()
  expect(await total.textContent()).toBe(foreseen)
  await office.audit()
  const workbook = await downloaded(page, () => page.getByRole('link', { name: '下载结算和名单' }).click())
  expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK')

  await page.getByRole('main').getByRole('button', { name: '开启下一周期' }).click()
  const next = page.getByRole('dialog', { name: '开启下一周期' })
  await expect(next.getByLabel('名称')).toHaveValue('2026–2030')
  await next.getByRole('button', { name: '开启', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '2026–2030指标' })).toBeVisible()
  await visit('/dashboard')
  await expect(page.getByText('2026–2030', { exact: false }).first()).toBeVisible()

  // A title that should never have been granted is annulled after the settlement.
  await visit('/titles?title=pacesetter')
  const row = page.getByRole('table', { name: '任期与称号' }).getByRole('row').filter({ hasText: '业务标兵' }).first()
  await row.getByRole('button', { name: '终止', exact: true }).click()
  const end = page.getByRole('dialog', { name: /^终止/ })
  await end.getByLabel('作废').check()
  const reason = '经复核，申报材料不实，授予无效。'
  await end.getByLabel('原因').fill(reason)
  await end.getByRole('button', { name: '确认终止' }).click()
  await expect(end).toBeHidden()
  await visit(path)
  await expect(page.getByText(/^结算后有 \d+ 处差异$/)).toBeVisible()
  await expect(rowOf(office, '结算后的差异', '业务人才')).toBeVisible()
  await expect(rowOf(office, '差异的原因', reason)).toBeVisible()
  expect(await total.textContent()).toBe(foreseen)
})
