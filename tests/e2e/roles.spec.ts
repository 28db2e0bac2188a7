import { expect, expectPlainWords, test } from './support/portal'

/** One demo account per role; each must be able to open everything that its rail offers. */
const LOGINS = [
  'office',
  'leader',
  'hr',
  'unit',
  'reviewer',
  'panelist',
  'talent',
  'supervisor',
  'partner',
  'sysadmin',
  'secadmin',
  'auditor',
]

for (const login of LOGINS) {
  test(`${login} opens every page of the rail`, async ({ page, signIn, visit }) => {
    test.slow()
    await signIn(login)
    await visit('/home')
    const links = await page
      .getByRole('navigation')
      .getByRole('link')
      .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? ''))
    const paths = [...new Set(links.filter((href) => href.startsWith('/') && href !== '/home'))]
    for (const path of ['/reminders', '/settings', ...paths]) {
      await visit(path)
      await expectPlainWords(page)
    }
  })
}

test('a phone shows the desk without sideways scrolling', async ({ page, signIn, visit }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn('leader')
  for (const path of ['/home', '/dashboard', '/people', '/titles']) {
    await visit(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
  }
})

test('the wall shows the three numbers without scrolling', async ({ page, signIn, visit }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await signIn('leader')
  await visit('/dashboard/screen')
  await expect(page.getByRole('region', { name: '三类人才' }).getByRole('heading', { level: 2 })).toHaveCount(3)
  const overflow = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
  expect(overflow).toBeLessThanOrEqual(0)
  await signIn('unit')
  await page.goto('/dashboard/screen')
  await expect(page).toHaveURL(/\/dashboard\/unit$/)
})

test('an account with two roles switches between them', async ({ page, signIn, visit }) => {
  await signIn('double')
  await visit('/home')
  const before = await page.getByRole('navigation').first().textContent()
  await page
    .getByRole('button', { name: /切换|单位人事|人才/ })
    .first()
    .click()
  await page.getByRole('menuitemcheckbox', { checked: false }).first().click()
  await expect.poll(async () => page.getByRole('navigation').first().textContent()).not.toBe(before)
})

test('a visitor is sent to the log-in page and back to where they wanted', async ({ page }) => {
  await page.goto('/people')
  await expect(page).toHaveURL(/\/login\?callbackUrl=/)
})

test('a wrong password is refused in the same words whoever it is for', async ({ page, watch }) => {
  watch.expected.push(/401/)
  const words: string[] = []
  for (const login of ['office', 'nobody-of-this-name']) {
    await page.goto('/login')
    await page.getByLabel('账号', { exact: true }).fill(login)
    await page.getByLabel('密码', { exact: true }).fill('Wrong-Password-2025')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    const alert = page.getByText(/不正确/).first()
    await expect(alert).toBeVisible()
    words.push((await alert.textContent()) ?? '')
  }
  expect(words[0]).toBe(words[1])
})

test('the demo password signs in', async ({ page }) => {
  await page.goto('/login')
  await page.getByLabel('账号', { exact: true }).fill('office')
  await page.getByLabel('密码', { exact: true }).fill('Lanzhou-Demo-2025')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(/\/home/)
})
