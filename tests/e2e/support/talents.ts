import type { Locator } from '@playwright/test'
import ExcelJS from 'exceljs'
import { type Actor, expect } from './cast'
import type { Newcomer } from './roster'

/** The row of a table that is headed by a name; of several the first. */
export const rowOf = ({ page }: Actor, table: string, name: string): Locator =>
  page.getByRole('table', { name: table, exact: true }).getByRole('row').filter({ hasText: name }).first()

/** Presses a button within a row that asks first, gives the reason where one is asked for, and confirms. */
export async function confirmedIn({ page }: Actor, row: Locator, button: string, confirm: string, reason?: string): Promise<void> {
  await row.getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('alertdialog')
  if (reason) await dialog.getByRole('textbox').fill(reason)
  await dialog.getByRole('button', { name: confirm, exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** The page is no wider than the phone that shows it. */
export async function expectNoSideways({ page }: Actor): Promise<void> {
  const { wide, screen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, screen: window.innerWidth }))
  expect(wide, page.url()).toBeLessThanOrEqual(screen)
}

/** What was told to this person stands in the reminders. */
export async function expectTold({ page, visit }: Actor, title: string | RegExp): Promise<void> {
  await visit('/reminders')
  await expect(page.getByRole('main').getByText(title).first()).toBeVisible()
}

/** A person's page, found in the roster by name. */
export async function openPerson({ page, visit }: Actor, name: string): Promise<void> {
  await visit(`/people?q=${encodeURIComponent(name)}`)
  await page.getByRole('main').getByRole('link', { name, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

export type HistoryLine = { name: string; title: string; from: string; to: string }

/** A table of past titles as an archive has it: `from` and `to` as they are typed. */
export async function historyWorkbook(unit: string, lines: readonly HistoryLine[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('历年称号')
  sheet.addRow(['姓名', '单位', '称号', '任期起', '任期止', '文号'])
  for (const [index, { name, title, from, to }] of lines.entries())
    sheet.addRow([name, unit, title, from, to, `旧人才发〔2018〕${index + 1}号`])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Six lines about one person, of which the first alone is right. */
export const faultyHistory = ({ name }: Newcomer, today: string): readonly HistoryLine[] => [
  { name, title: '业务能手', from: '2016.3.1', to: '2019-02-28' },
  { name, title: '业务能手', from: '2018年6月1日', to: '2021年5月31日' },
  { name, title: '业务骨干', from: '2020-12-31', to: '2018-01-01' },
  { name, title: '业务大师', from: '2019-01-01', to: '2020-01-01' },
  { name: `${name}某`, title: '业务能手', from: '2012-01-01', to: '2013-12-31' },
  { name, title: '业务专家', from: `${Number(today.slice(0, 4)) + 2}-01-01`, to: '' },
]
