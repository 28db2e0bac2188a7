import { type Actor, confirmed, expect } from './cast'

/** An account with several roles takes up the one of this round. */
export async function takeUpReview({ page, visit }: Actor, round: string): Promise<void> {
  await visit('/home')
  await page.getByRole('button', { name: /切换身份/ }).click()
  await page.getByRole('menuitemcheckbox').filter({ hasText: round }).click()
  await expect(page.getByRole('button', { name: new RegExp(`当前身份：.*${round}`) })).toBeVisible()
}

/** Compares the whole list with one's own ties; names one person to stand aside from, or none. */
export async function declare({ page, visit, audit }: Actor, round: string, candidate: string | null): Promise<void> {
  await visit('/reviews')
  await expect(page.getByText(round).first()).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: '申报回避' }).click()
  await expect(page.getByText('在名单中查找')).toBeVisible()
  if (candidate) {
    await page.getByRole('checkbox', { name: candidate }).check()
    await page.getByLabel('回避原因').selectOption({ label: '师承、带教关系' })
    await page.getByLabel('具体说明').fill('二〇一九年起为其硕士论文指导老师。')
  }
  await audit()
  await page.getByRole('button', { name: candidate ? '确认申报回避 1 位' : '已逐一核对，没有需要回避的' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '确认申报' }).click()
  await expect(page.getByText('回避情况已申报').first()).toBeVisible()
}

/** Scores every sheet from the keyboard: 1–5 open a criterion, arrows move the score; then seals them all. */
export async function scoreAndSeal(
  { page, visit, audit }: Actor,
  sheets: number,
  steps: readonly number[],
  rubric: number = 5,
): Promise<void> {
  await visit('/reviews')
  await page.getByRole('link', { name: '开始评分' }).click()
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    await expect(page.getByText(`正在评第 ${sheet + 1} 位`)).toBeVisible()
    const criteria = page.getByRole('region', { name: '评分表', exact: true }).getByRole('heading', { level: 3 }).getByRole('button')
    await expect(criteria).toHaveCount(rubric)
    await page.locator('body').press('1')
    for (let index = 0; index < rubric; index += 1) {
      await page.keyboard.press(String(index + 1))
      await expect(criteria.nth(index)).toHaveAttribute('aria-expanded', 'true')
      await page.keyboard.press('ArrowUp')
      for (let step = 0; step < (steps[sheet] ?? 0); step += 1) await page.keyboard.press('ArrowUp')
      await expect(criteria.nth(index)).not.toContainText('未评')
    }
    for (const answer of await page.getByRole('radio', { name: '未发现' }).all()) await answer.check()
    if (sheet === 0) await audit()
    await expect(page.getByText('草稿已自动保存').first()).toBeVisible()
    await page.keyboard.press('Control+Enter')
  }
  await expect(page.getByRole('heading', { level: 1, name: '评分总览' })).toBeVisible()
  await expect(page.getByRole('cell', { name: '已评完', exact: true })).toHaveCount(sheets)
  await audit()
  await confirmed(page, '封存全部', '封存全部')
  await expect(page.getByText(`${sheets} 份评分表已封存`)).toBeVisible()
  await expect(page.getByText('总校验码')).toBeVisible()
  await audit()
}
