import type { Page } from '@playwright/test'
import { type Actor, choose, confirmed, expect } from './cast'

/** What the portal calls whoever sits there. */
export async function nameOf({ page, visit }: Actor): Promise<string> {
  await visit('/home')
  const menu = await page.getByRole('button', { name: '个人菜单' }).getAttribute('aria-label')
  return menu?.split('，')[0] ?? ''
}

/** The office brings experts into a round by name. */
export async function joinReviewers({ page, visit }: Actor, path: string, names: readonly string[]): Promise<void> {
  await visit(`${path}/reviewers`)
  for (const name of names) await choose(page, page.getByRole('combobox', { name: '加入专家' }), name)
  await page
    .getByRole('main')
    .getByRole('button', { name: `加入 ${names.length} 位` })
    .click()
  await expect(page.getByText('已加入，并排查了回避关系').first()).toBeVisible()
}

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

/** How many steps up a sheet's scores go: one after the other, or read from the candidate's file. */
export type Steps = readonly number[] | ((page: Page) => Promise<number>)

/** Scores every sheet from the keyboard: 1–5 open a criterion, arrows move the score; then seals them all. */
export async function scoreAndSeal({ page, visit, audit }: Actor, sheets: number, steps: Steps, rubric: number = 5): Promise<void> {
  await visit('/reviews')
  await page.getByRole('link', { name: '开始评分' }).click()
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    await expect(page.getByText(`正在评第 ${sheet + 1} 位`)).toBeVisible()
    const criteria = page.getByRole('region', { name: '评分表', exact: true }).getByRole('heading', { level: 3 }).getByRole('button')
    await expect(criteria).toHaveCount(rubric)
    const most = typeof steps === 'function' ? await steps(page) : (steps[sheet] ?? 0)
    await page.locator('body').press('1')
    for (let index = 0; index < rubric; index += 1) {
      await page.keyboard.press(String(index + 1))
      await expect(criteria.nth(index)).toHaveAttribute('aria-expanded', 'true')
      await page.keyboard.press('ArrowUp')
      for (let step = 0; step < most; step += 1) await page.keyboard.press('ArrowUp')
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
