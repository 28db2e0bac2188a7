import { confirmed, expect, stepTimeout, test } from '../../e2e/support/cast'
import { submitNomination } from '../../e2e/support/nominating'
import { brandForm, fillProject } from '../../e2e/support/projects'
import { joinReviewers } from '../../e2e/support/reviewing'
import { advance, composeRound, openRound, readToday } from '../../e2e/support/rounds'
import { enterHall, kept, openNext, scoreAll, seal } from '../../e2e/support/show'
import { type Candidate, conferAndClose, declareAll, meet, namesOf, publish, qualifyAll, type Walk } from './person-round'
import { picture } from './picture'

/** 十大文化品牌: from the ready template over a live show and the panel's vote to conferral and certificate. */

const mark = String(Date.now()).slice(-6)
const walk: Walk = { kind: 'brand', deedsLabel: '', round: `十大文化品牌评选（${mark}）`, path: '', today: '' }
const summary = '以老街巷里的调解故事为载体，青年干警拜师结对、以案学法，形成人人讲、处处学的成才氛围，群众口口相传，多家单位前来学习。'
const brands = [
  { name: `枫桥里的法官${mark}`, unit: '云溪区人民法院', leaderName: '王', hr: 'hr', leader: 'unit', points: 8 },
  { name: `清风审判庭${mark}`, unit: '澜州市中级人民法院', leaderName: '李', hr: 'hr-fayuan', leader: 'leader-fayuan', points: 6 },
] as const
const candidates = brands.map(({ name, points, ...place }): Candidate => ({ ...place, person: { name }, grade: points }))
const [winner, other] = brands
const judges = ['reviewer15', 'reviewer16', 'reviewer17'] as const

test.describe.configure({ mode: 'serial' })
test.setTimeout(stepTimeout)

test('十大文化品牌：按现成方案编制、发布', async ({ as }) => {
  const office = await as('office')
  walk.today = await readToday(office)
  walk.path = await composeRound(office, {
    kind: '十大文化品牌',
    name: walk.round,
    today: walk.today,
    fields: { 命名总数: '1', 基层保底: '0', 每个对象的专家: '3', 每位专家最多: '9' },
    choices: { 分数合成: '平均分' },
  })
  await openRound(office, walk.path)
  await advance(office, '发布评选通知')
  await advance(office, '开始申报推荐')
})

for (const { name, unit, leaderName, hr, leader } of brands)
  test(`十大文化品牌：${unit}申报一项，单位党组同意`, async ({ as }) => {
    const sender = await as(hr)
    await fillProject(sender, walk.round, { name, unit, leader: leaderName, summary }, brandForm)
    await submitNomination(sender)
    const group = await as(leader)
    await group.visit('/nominations')
    await group.page.getByRole('link', { name }).first().click()
    await confirmed(group.page, '同意推荐', '同意推荐')
    await expect(group.page.getByText('已上报，待资格审查').first()).toBeVisible()
  })

test('十大文化品牌：资格审查，评委回避，分配评委', async ({ as }) => {
  const office = await as('office')
  const { page } = office
  await qualifyAll(office, walk, candidates)
  await joinReviewers(office, walk.path, await namesOf(as, judges))
  await declareAll(as, walk, judges)
  await office.visit(`${walk.path}/show`)
  await page.getByRole('main').getByRole('button', { name: '分配评委' }).click()
  await expect(page.getByText('已为评委分配 6 份评分表')).toBeVisible()
  await advance(office, '开始专家评审')
})

test('十大文化品牌：现场展示，三位评委当场评分', async ({ as }) => {
  const office = await as('office')
  const { page } = office
  await office.visit(`${walk.path}/show`)
  await page.getByRole('main').getByRole('button', { name: '抽签排序' }).click()
  await expect(page.getByText('展示顺序已排定，尚未开始')).toBeVisible()
  const hall = await Promise.all(judges.map((login) => as(login)))
  for (const judge of hall) await enterHall(judge, walk.round)
  for (const _ of brands) {
    const name = await openNext(office)
    for (const judge of hall) {
      await expect(judge.page.getByRole('heading', { level: 2, name })).toBeVisible()
      await scoreAll(judge, brands.find((brand) => name.includes(brand.name))?.points ?? 5)
      await kept(judge)
    }
    await expect(page.getByLabel('评委进度').getByText('已评完')).toHaveCount(judges.length)
    await picture(office, 'brand-show')
    await seal(office)
  }
  await openRound(office, walk.path)
  await advance(office, '结束评分，计算排序')
})

test('十大文化品牌：五位成员记名表决，公示，命名，证书可查', async ({ as }) => {
  const office = await as('office')
  await meet(as, office, walk, 'open', { 同意: [winner.name], 不同意: [other.name], 缓议: [] })
  await expect(office.page.getByText('拟命名 1 个').first()).toBeVisible()
  await publish(as, office, walk, [winner.name], [other.name])
  await conferAndClose(as, office, walk, [winner.name], '文化品牌')
})
