import { type Actor, expect, stepTimeout, test } from './support/cast'
import { closeMeeting, enterMeeting, openMeeting, secretTurn } from './support/panel'
import { advance } from './support/rounds'
import { enterHall, kept, openNext, scoreAll, seal } from './support/show'

/** The live show of the demo city's brands: the office's console, three judges on their phones, two screens in the hall. */

const round = '2025年度十大文化品牌评选'

/** What the show leaves for the panel. */
const story = { path: '', judged: [] as string[] }

test.describe.configure({ mode: 'serial' })
test.setTimeout(stepTimeout)

test('十大文化品牌现场展示：三位评委、两块屏幕，断网不丢分，晚到不计分', async ({ as }) => {
  const office = await as('office')
  await office.visit('/rounds')
  await office.page.getByRole('link', { name: round }).first().click()
  await office.page.getByRole('link', { name: '现场展示', exact: true }).click()
  await office.page.getByRole('main').getByRole('button', { name: '抽签排序' }).click()
  await expect(office.page.getByText('展示顺序已排定，尚未开始')).toBeVisible()
  await office.audit()
  const path = new URL(office.page.url()).pathname
  story.path = path.replace(/\/show$/, '')

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
  story.judged = [one, two, three]
})

test('其余品牌展示完毕，领导小组五位成员在线无记名表决，公示', async ({ as }) => {
  const office = await as('office')
  await office.visit(`${story.path}/show`)
  const judges = [await as('reviewer'), await as('reviewer01'), await as('reviewer02')]
  for (const judge of judges) await enterHall(judge, round)
  const others: string[] = []
  for (const points of [8.5, 6, 6.5]) {
    const name = await openNext(office)
    others.push(name)
    for (const judge of judges) {
      await expect(judge.page.getByRole('heading', { level: 2, name })).toBeVisible()
      await scoreAll(judge, points)
      await kept(judge)
    }
    await expect(office.page.getByLabel('评委进度').getByText('已评完')).toHaveCount(3)
    await seal(office)
  }
  await office.visit(story.path)
  await advance(office, '结束评分，计算排序')

  // Three of equal score are left to the panel, which meets on screens.
  const [best = '', ...rejected] = others
  const chosen = [...story.judged, best]
  const { page } = office
  await openMeeting(office, story.path, 5)
  const members: Actor[] = []
  for (const login of ['panelist', 'panelist01', 'panelist02', 'panelist03', 'panelist04']) {
    const member = await as(login)
    await enterMeeting(member, round)
    members.push(member)
  }
  await secretTurn(office, members, [
    [chosen, '同意'],
    [rejected, '不同意'],
  ])
  await closeMeeting(office)
  await expect(page.getByText('拟命名 4 个').first()).toBeVisible()
  await office.visit(`${story.path}/panel/letters`)
  await office.visit(`${story.path}/panel`)
  await advance(office, '公示拟命名名单')

  const visitor = await as(null)
  await visitor.visit('/notices')
  await visitor.page.getByRole('link', { name: `${round}拟命名名单公示` }).click()
  for (const name of chosen) await expect(visitor.page.getByRole('cell', { name })).toBeVisible()
  for (const name of rejected) await expect(visitor.page.getByText(name)).toHaveCount(0)
  await visitor.audit()
})
