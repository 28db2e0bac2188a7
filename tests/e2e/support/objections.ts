import { type Actor, confirmed, expect } from './cast'

/** The office takes an objection up, finds it without ground and answers in writing. */
export async function answerObjection({ page, visit, audit }: Actor, number: string, answer: string): Promise<void> {
  await visit('/office/objections')
  await page.getByRole('link', { name: number }).click()
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible()
  await audit()
  await page.getByRole('radio', { name: /^受理/ }).check()
  await confirmed(page, '提交处理意见', '受理，转入核查')
  await page.getByRole('radio', { name: /^异议不成立/ }).check()
  await page.getByLabel('给异议人的书面答复').fill(answer)
  await confirmed(page, '提交处理意见', '异议不成立')
  await expect(page.getByText('异议不成立').first()).toBeVisible()
  await expect(page.getByText(answer)).toBeVisible()
}
