import { type Actor, confirmed, expect, stepTimeout, test } from './support/cast'
import { enterHall, kept, scoreAll } from './support/show'

/** The live show of the demo city's brands: the office's console, three judges on their phones, two screens in the hall. */

const round = '2025年度十大文化品牌评选'

test.setTimeout(stepTimeout)

/** What opening the next candidate calls it. */
async function openNext({ page }: Actor): Promise<string> {
  const name = (await page.getByRole('heading', { name: /^下一个：/ }).textContent())?.replace('下一个：', '') ?? ''
  await page.getByRole('main').getByRole('button', { name: '打开评分' }).click()
  await expect(page.getByRole('heading', { name: `正在评分：${name}` })).toBeVisible()
  return name
}

const seal = (office: Actor, reason?: string) => confirmed(office.page, '结束评分并封存', '结束并封存', reason)

test('十大文化品牌现场展示：三位评委、两块屏幕，断网不丢分，晚到不计分', async ({ as }) => {
  const office = await as('office')
  await office.visit('/rounds')
  await office.page.getByRole('link', { name: round }).first().click()
  await office.page.getByRole('link', { name: '现场展示', exact: true }).click()
  await office.page.getByRole('main').getByRole('button', { name: '抽签排序' }).click()
  await expect(office.page.getByText('展示顺序已排定，尚未开始')).toBeVisible()
  await office.audit()
  const path = new URL(office.page.url()).pathname

  const walls = [await as('office2'), await as('supervisor')]
  for (const wall of walls) {
    await wall.page.setViewportSize({ width: 1920, height: 1080 })
    await wall.visit(`${path}/screen`)
    await expect(wall.page.getByText('即将开始')).toBeVisible()
    await expect(wall.page.getByText('实时更新')).toBeVisible()
  }
  const judges = [await as('reviewer'), await as('reviewer01'), await as('reviewer02')] as [Actor, Actor, Actor]
  const [first, second, third] = judges
  for (const judge of judges) await enterHall(judge, round)

  // All three score; the result stands on both screens, and no judge sees anybody else's.
  const one = await openNext(office)
  for (const { page } of [...walls, ...judges]) await expect(page.getByRole('heading', { level: 2, name: one })).toBeVisible()
  for (const [judge, points] of [
    [first, 8],
    [second, 7],
    [third, 6],
  ] as const) {
    await scoreAll(judge, points)
    await kept(judge)
  }
  await first.audit()
  await expect(office.page.getByLabel('评委进度').getByText('已评完')).toHaveCount(3)
  for (const { page } of walls) await expect(page.getByText(/3\s*\/ 3 位已评完/)).toBeVisible()
  await walls[0]?.audit()
  await office.audit()
  await seal(office)
  for (const { page } of walls) {
    await expect(page.getByText('70.00')).toBeVisible()
    await expect(page.getByText('3 位评委的平均分')).toBeVisible()
  }
  await expect(first.page.getByText('您的评分 80.00 分已封存')).toBeVisible()
  await expect(first.page.getByText('70.00')).toHaveCount(0)
  await walls[0]?.audit()

  // A phone without a connection keeps what is scored and sends it when it is back; a judge who has gone is done without.
  const two = await openNext(office)
  await expect(first.page.getByRole('heading', { level: 2, name: two })).toBeVisible()
  first.watch.expected.push(/net::ERR_/)
  await first.page.context().setOffline(true)
  await scoreAll(first, 8)
  await expect(first.page.getByText('网络中断，您的评分已留在本机')).toBeVisible()
  await first.page.context().setOffline(false)
  await kept(first)
  await scoreAll(second, 6)
  await kept(second)
  await expect(office.page.getByLabel('评委进度').getByText('已评完')).toHaveCount(2)
  await seal(office, '一位评委因公离场，不能评分。')
  for (const { page } of walls) await expect(page.getByText('2 位评委的平均分')).toBeVisible()
  await expect(third.page.getByText('按免评处理')).toBeVisible()

  // What was entered without a connection and comes after the close does not count, and says so.
  const three = await openNext(office)
  for (const judge of judges) {
    await expect(judge.page.getByRole('heading', { level: 2, name: three })).toBeVisible()
    await scoreAll(judge, 7)
    await kept(judge)
  }
  await expect(office.page.getByLabel('评委进度').getByText('已评完')).toHaveCount(3)
  await third.page.reload()
  await expect(third.page.getByText('已评完，结束时自动封存')).toBeVisible()
  second.watch.expected.push(/net::ERR_/)
  await second.page.context().setOffline(true)
  await second.page.getByRole('slider', { name: '特质评分', exact: true }).fill('8.5')
  await seal(office)
  for (const { page } of walls) await expect(page.getByText('70.00')).toBeVisible()
  await second.page.context().setOffline(false)
  await expect(second.page.getByText('您的评分 70.00 分已封存')).toBeVisible()
  await expect(second.page.getByText('没有计入').first()).toBeVisible()

  // Nobody is shown an order before the scoring is closed.
  await expect(office.page.getByText('等待打开下一个')).toBeVisible()
  await office.page.getByRole('link', { name: '评分与排名' }).click()
  await expect(office.page.getByRole('heading', { level: 1, name: round })).toBeVisible()
  await expect(office.page.getByText('70.00')).toHaveCount(0)
})
