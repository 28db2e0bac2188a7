import { type Actor, confirmed, expect } from './cast'
import { takeUpReview } from './reviewing'

/** A judge takes up the round on a phone and waits in the hall. */
export async function enterHall(judge: Actor, round: string): Promise<void> {
  await takeUpReview(judge, round)
  await judge.page.setViewportSize({ width: 390, height: 844 })
  await judge.visit('/reviews')
  await judge.page.getByRole('link', { name: '进入现场评分' }).click()
  await expect(judge.page.getByText('现场展示评比', { exact: false }).first()).toBeVisible()
}

/** Gives every criterion the same score with the thumb, and finds nothing against the candidate. */
export async function scoreAll({ page }: Actor, points: number): Promise<void> {
  for (const criterion of ['特质', '特色', '辨识度', '辐射力'])
    await page.getByRole('slider', { name: `${criterion}评分`, exact: true }).fill(String(points))
  const gates = page.getByRole('button', { name: '一票否决事项均未发现' })
  if (await gates.isVisible()) await gates.click()
  await expect(page.getByText('已评完，结束时自动封存')).toBeVisible()
}

export const kept = ({ page }: Actor) => expect(page.getByText(/草稿已自动保存 \d{2}:\d{2}:\d{2}/)).toBeVisible()

/** The office opens the next candidate. @returns what the show calls it */
export async function openNext({ page }: Actor): Promise<string> {
  const name = (await page.getByRole('heading', { name: /^下一个：/ }).textContent())?.replace('下一个：', '') ?? ''
  await page.getByRole('main').getByRole('button', { name: '打开评分' }).click()
  await expect(page.getByRole('heading', { name: `正在评分：${name}` })).toBeVisible()
  return name
}

/** The office closes the candidate who is open; a reason is asked for where a judge has not scored. */
export const seal = (office: Actor, reason?: string) => confirmed(office.page, '结束评分并封存', '结束并封存', reason)
