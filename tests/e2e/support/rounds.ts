import { type Actor, confirmed, expect } from './cast'

/** The day that many days later, `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The business day, as the clock's own form has it. */
export async function readToday({ page, visit }: Actor): Promise<string> {
  await visit('/office/clock')
  return (await page.getByLabel('调到日期').getAttribute('min')) ?? ''
}

export async function moveClock({ page, visit }: Actor, day: string, time: string): Promise<void> {
  await visit('/office/clock')
  await page.getByLabel('调到日期').fill(day)
  await page.getByLabel('时间', { exact: true }).fill(time)
  await page.getByRole('button', { name: '调整时钟' }).click()
  const [year, month, date] = day.split('-').map(Number)
  await expect(page.getByText(`现在是 ${year}年${month}月${date}日`)).toBeVisible()
}

export async function openRound({ visit }: Actor, path: string): Promise<void> {
  await visit(path)
}

/** Leads the round on by the button at the top of each of its pages. */
export async function advance({ page }: Actor, step: string): Promise<void> {
  await confirmed(page, step, step)
  await expect(page.getByText(`已完成：${step}`).first()).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: step, exact: true })).toBeHidden()
}

/** Ticks everything that the file alone does not prove, and finds the candidate qualified. */
export async function qualifyCandidate({ page, visit, audit }: Actor, path: string, name: string): Promise<void> {
  await visit(`${path}/candidates`)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const qualify = page.getByRole('main').getByRole('button', { name: '审查合格' })
  // A tick made before the page listens is taken back when it wakes.
  await expect(async () => {
    for (const box of await page.getByLabel('材料已核实，符合这一条').all()) await box.check()
    await expect(qualify).toBeEnabled({ timeout: 1_000 })
  }).toPass()
  await audit()
  await qualify.click()
  await expect(page.getByText('资格审查合格').first()).toBeVisible()
}

/** One of the clock's ready steps. */
export async function passDays({ page, visit }: Actor, step: string): Promise<void> {
  await visit('/office/clock')
  const now = page.getByText(/^现在是 /)
  const before = (await now.textContent()) ?? ''
  await page.getByRole('button', { name: step, exact: true }).click()
  await expect(now).not.toHaveText(before)
}

/** A number that no document of the city has had. */
export const documentNumber = (): number => Date.now() % 10_000_000

export async function confer({ page, visit }: Actor, path: string, document: string, outcome: string): Promise<void> {
  await visit(`${path}/conferral`)
  await page.getByLabel('命名文件文号').fill(document)
  await page.getByRole('button', { name: '命名 1 个', exact: true }).click()
  await expect(page.getByText(outcome).first()).toBeVisible()
  await expect(page.getByText(`${document}：命名 1 个`)).toBeVisible()
}

/** The number of 业务人才 held, which leads to the people behind it. */
export const heldLink = ({ page }: Actor) =>
  page
    .locator('section', { has: page.getByRole('heading', { name: '业务人才', exact: true }) })
    .getByRole('link', { name: /^\d+ 人名单$/ })
    .first()

export async function readHeld(actor: Actor, path: string): Promise<number> {
  await actor.visit(path)
  return Number((await heldLink(actor).textContent())?.replace(/\D/g, ''))
}
