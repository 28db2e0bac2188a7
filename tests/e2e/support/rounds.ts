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

/** What a round is composed of beside its ready template: fields and choices by their labels. */
export type Composition = {
  kind: string
  name: string
  /** The business day on which nominating opens; it closes the day after. */
  today: string
  fields: Readonly<Record<string, string>>
  choices?: Readonly<Record<string, string>>
}

/** Composes a round from its kind's ready template until nothing is missing. @returns its address */
export async function composeRound({ page, visit, audit }: Actor, { kind, name, today, fields, choices }: Composition): Promise<string> {
  await visit('/rounds/new')
  await page.getByLabel('评选类别').selectOption(kind)
  await page.getByLabel('评选名称').fill(name)
  await page.getByRole('button', { name: '新建并编制方案' }).click()
  await expect(page.getByRole('navigation', { name: '方案各部分' })).toBeVisible()
  const path = new URL(page.url()).pathname.replace(/\/scheme$/, '')
  await page.getByLabel('申报开始').fill(`${today}T08:00`)
  await page.getByLabel('申报截止').fill(`${dayAfter(today, 1)}T18:00`)
  await page.getByLabel('专家评分截止').fill(`${dayAfter(today, 6)}T18:00`)
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value)
  for (const [label, option] of Object.entries(choices ?? {})) await page.getByLabel(label).selectOption(option)
  await expect(page.getByText('方案完整。')).toBeVisible()
  await expect(page.getByText('草稿已自动保存').first()).toBeVisible()
  await audit()
  return path
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

export async function confer({ page, visit }: Actor, path: string, document: string, outcome: string, count: number = 1): Promise<void> {
  await visit(`${path}/conferral`)
  await page.getByLabel('命名文件文号').fill(document)
  await page.getByRole('button', { name: `命名 ${count} 个`, exact: true }).click()
  await expect(page.getByText(outcome).first()).toBeVisible()
  await expect(page.getByText(`${document}：命名 ${count} 个`)).toBeVisible()
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
