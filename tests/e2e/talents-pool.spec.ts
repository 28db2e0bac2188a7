import { type Actor, choose, confirmed, expect, stepTimeout, test } from './support/cast'
import { dayAfter, heldLink, readToday } from './support/rounds'
import { confirmedIn, expectNoSideways, expectTold, rowOf } from './support/talents'

/** The pool and the leader: people called up for days, found by the public as long as they agree, counted for those who answer for them. */

test.describe.configure({ mode: 'serial' })
test.setTimeout(stepTimeout)

const owner = '澜州市住房和城乡建设局'

async function requestCallUp({ page, visit }: Actor, today: string, purpose: string): Promise<string> {
  await visit('/pool/call-ups/new')
  await page.getByLabel('所需专长').fill('工程造价')
  await page.getByLabel('开始日期').fill(today)
  await page.getByLabel('结束日期').fill(dayAfter(today, 4))
  await page.getByLabel('用途').fill(purpose)
  await page.getByLabel('地点').fill('市民中心三楼')
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page).toHaveURL(/\/pool\/call-ups\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

test('人才调用：申请、提名、所在单位同意、派出、记天数和反馈；同一人同一时段不再调用', async ({ as }) => {
  const office = await as('office')
  const today = await readToday(office)
  const hr = await as('hr')
  await hr.visit('/pool/call-ups/new')
  await hr.page.getByLabel('所需专长').fill('星际航行')
  await hr.page.getByLabel('开始日期').fill(today)
  await hr.page.getByLabel('结束日期').fill(today)
  await hr.page.getByLabel('用途').fill('试一试没有的专长')
  await hr.page.getByRole('button', { name: '提交申请' }).click()
  await expect(hr.page.getByText('全市没有专长含“星际航行”').first()).toBeVisible()
  const path = await requestCallUp(hr, today, '老旧小区改造项目结算审核')

  await expectTold(office, '有单位申请调用人才')
  await office.visit(path)
  const suggested = office.page.getByRole('checkbox', { name: new RegExp(owner) }).first()
  await suggested.check()
  const name = (await office.page.locator('label').filter({ hasText: owner }).first().textContent())?.split('　')[0]?.trim() ?? ''
  await office.page.getByRole('button', { name: '提名 1 人' }).click()
  await expect(rowOf(office, '人选', name)).toContainText('待所在单位答复')

  const ownHr = await as('hr-zhujian')
  await expectTold(ownHr, '请答复人才调用')
  await ownHr.visit(path)
  await confirmedIn(ownHr, rowOf(ownHr, '人选', name), '同意', '同意')
  await expect(rowOf(ownHr, '人选', name)).toContainText('已同意')

  // Another unit asks for the same days; whoever is booked is refused by name.
  const other = await as('hr-jiaoyu')
  const second = await requestCallUp(other, dayAfter(today, 2), '校舍修缮工程审核')
  await office.visit(second)
  await choose(office.page, office.page.getByLabel('另选人员'), name)
  await office.page.getByRole('button', { name: '提名 1 人' }).click()
  await expect(office.page.getByText(new RegExp(`${name}.*已由云溪区调用，时间重叠`)).first()).toBeVisible()
  await confirmed(office.page, '不同意', '答复不同意', '该时段没有可调人员。')
  await other.visit(second)
  await expect(other.page.getByText('该时段没有可调人员。')).toBeVisible()

  await office.visit(path)
  await confirmed(office.page, '派出', '派出')
  await expect(office.page.getByText('调用中', { exact: true }).first()).toBeVisible()
  await hr.visit(path)
  await hr.page.setViewportSize({ width: 390, height: 844 })
  await expectNoSideways(hr)
  await hr.page.getByLabel('实际天数').fill('9')
  await hr.page.getByLabel('很好', { exact: true }).check()
  await hr.page.getByLabel('反馈意见').fill('两天审完三个标段，意见准确。')
  await hr.page.getByRole('button', { name: '办结', exact: true }).click()
  await expect(hr.page.getByText(/最多 1 天/).first()).toBeVisible()
  await hr.page.getByLabel('实际天数').fill('1')
  await hr.page.getByRole('button', { name: '办结', exact: true }).click()
  await expect(rowOf(hr, '人选', name)).toContainText('1 天，很好')
  await ownHr.visit(path)
  await expect(rowOf(ownHr, '人选', name)).toContainText('两天审完三个标段，意见准确。')
})

test('人才库：按两个字、拼音、首字母、专长查到；撤回同意后下一次请求就不在，再同意即恢复', async ({ as }) => {
  const visitor = await as(null)
  const { page, visit } = visitor
  const found = page.getByRole('region', { name: '人才名单' }).getByRole('link', { name: '周明川', exact: true })
  const words = ['周明', 'zhoumingchuan', 'zmc', '诉前调解', '周明川']
  for (const query of words) {
    await visit(`/talents?q=${encodeURIComponent(query)}`)
    await expect(found, query).toBeVisible()
  }
  await found.click()
  await expect(page.getByRole('heading', { level: 1, name: '周明川' })).toBeVisible()
  const address = page.url()

  const talent = await as('talent')
  await talent.visit('/me')
  await confirmed(talent.page, '撤回同意', '撤回同意')
  await expect(talent.page.getByText('您尚未同意在公众人才库公开')).toBeVisible()
  await visit(`/talents?q=${encodeURIComponent('周明川')}`)
  await expect(page.getByText('没有符合条件的人才')).toBeVisible()
  visitor.watch.expected.push(/404/)
  expect((await page.goto(address))?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: '没有公开这个人的信息' })).toBeVisible()
  const json = await page.request.get(`/api/public/talents?q=${encodeURIComponent('周明川')}`)
  expect(await json.text()).not.toContain('周明川')

  await talent.page.getByRole('button', { name: '我已阅读并同意公开' }).click()
  await expect(talent.page.getByText('您已同意在公众人才库公开')).toBeVisible()
  await visit(`/talents?q=${encodeURIComponent('周明川')}`)
  await expect(found).toBeVisible()
})

test('人才库：表情、代码和一万字的查询都只是查不到', async ({ as }) => {
  const office = await as('office')
  for (const [actor, path, none] of [
    [await as(null), '/talents', '没有符合条件的人才'],
    [office, '/pool', '没有符合条件的人才'],
  ] as const)
    for (const query of ['\u{1F389}\u{1F468}\u200D\u{1F52C}', '\'; DROP TABLE "Person"; --', '专'.repeat(10_000)]) {
      await actor.visit(`${path}?q=${encodeURIComponent(query)}`)
      await expect(actor.page.getByText(none).first()).toBeVisible()
    }
})

for (const [where, width] of [
  ['桌面', 1440],
  ['手机', 390],
] as const)
  test(`领导在${where}上三次点击看到完成多少、为什么、是谁`, async ({ as }) => {
    const leader = await as('leader')
    const { page } = leader
    await page.setViewportSize({ width, height: 844 })
    await leader.visit('/dashboard')
    if (width > 480) await expect(heldLink(leader)).toBeVisible()
    else await expect(page.getByRole('region', { name: '三个数' }).getByRole('heading', { name: '业务人才' })).toBeVisible()
    await expectNoSideways(leader)

    await page
      .getByRole('link', { name: width > 480 ? '业务人才的测算依据' : '业务人才为什么是这个数' })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1, name: /业务人才.*测算依据/ })).toBeVisible()
    await expect(page.getByText(/现有 \d+ 名/).first()).toBeVisible()
    await expectNoSideways(leader)

    const line = page.getByRole('link', { name: /^教育现有 \d+ 人名单$/ })
    const count = Number((await line.textContent())?.trim())
    await line.click()
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(`（${count} 人）`) })).toBeVisible()
    await expect(page.getByRole('table', { name: '名单' }).getByRole('rowheader')).toHaveCount(Math.min(count, 50))
    await expectNoSideways(leader)

    await page.getByRole('table', { name: '名单' }).getByRole('rowheader').first().getByRole('link').click()
    await expect(page.getByText(/现持有 \d+ 个称号/)).toBeVisible()
    await expectNoSideways(leader)
  })
