import { expect, expectPlainWords, test } from './support/portal'

test('the public pages stand without faults @main', async ({ page, visit }) => {
  for (const path of ['/', '/talents', '/notices', '/verify', '/accessibility', '/privacy', '/notices/answer', '/login', '/activate']) {
    await visit(path)
    await expectPlainWords(page)
  }
})

test('a visitor finds people by two characters, by pinyin and by initials', async ({ page, visit }) => {
  await visit('/talents')
  const name =
    (await page.getByRole('region', { name: '人才名单' }).getByRole('listitem').first().getByRole('link').textContent())?.trim() ?? ''
  for (const query of [name.slice(0, 2), name]) {
    await visit(`/talents?q=${encodeURIComponent(query)}`)
    await expect(page.getByRole('link', { name, exact: true }).first()).toBeVisible()
  }
  await page.getByRole('link', { name, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.locator('body')).not.toContainText(/1[3-9]\d{9}/)
})

test('the pool pages forward and back by key', async ({ page, visit }) => {
  await visit('/talents')
  const names = () => page.getByRole('region', { name: '人才名单' }).getByRole('listitem').getByRole('link').allTextContents()
  const first = await names()
  await page.getByRole('link', { name: '下一页' }).click()
  await page.waitForURL(/after=/)
  await expect.poll(names).not.toEqual(first)
  await page.getByRole('link', { name: '上一页' }).click()
  await page.waitForURL(/before=/)
  await expect.poll(names).toEqual(first)
})

test('the pool reads without scripts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await page.goto('/talents')
  await page.getByRole('searchbox').last().fill('wang')
  await page.getByRole('button', { name: '搜索' }).click()
  await expect(page.getByText('人符合')).toBeVisible()
  expect(page.url()).toContain('q=wang')
  await context.close()
})

test('strange searches find nothing and break nothing', async ({ page, visit }) => {
  for (const query of ['😀', '\'; DROP TABLE "Person"; --', '王'.repeat(1000), '%00', '<script>alert(1)</script>', '\u202Efdp']) {
    await visit(`/talents?q=${encodeURIComponent(query)}`)
    await expect(page.getByText('没有符合条件的人才')).toBeVisible()
  }
})

test('a certificate that is not ours is said to be none', async ({ page, visit }) => {
  await visit('/verify?number=LZ-9999-0001&holder=某某')
  await expect(page.getByText('没有查到这份证书')).toBeVisible()
})

test('pages wait for nothing wider than a phone', async ({ page, visit }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  for (const path of ['/', '/talents', '/notices', '/verify', '/login']) {
    await visit(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360)
  }
})

test('what is not there answers 404 in words', async ({ page, watch }) => {
  watch.expected.push(/404/)
  const answer = await page.goto('/talents/nobody')
  expect(answer?.status()).toBe(404)
  await expect(page.locator('h1')).toBeVisible()
})
