import { type Actor, confirmed, expect } from './cast'

/** The unit gives somebody of its roster the code that opens an account. */
export async function activationCode({ page, visit }: Actor, name: string): Promise<string> {
  await visit(`/people?q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await confirmed(page, '发放激活码', '发放')
  const code = page.getByRole('dialog').getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/)
  return (await code.textContent()) ?? ''
}

/** A visitor with a code opens the account and signs in with it. */
export async function activate({ page, visit }: Actor, code: string, login: string): Promise<void> {
  const password = '溪山无尽-Qingming-2025'
  await visit('/activate')
  await page.getByLabel('激活码').fill(code)
  await page.getByLabel('登录账号').fill(login)
  await page.getByLabel('新密码', { exact: false }).first().fill(password)
  await page.getByLabel('再填一次新密码').fill(password)
  await page.getByRole('button', { name: '激活账号' }).click()
  await page.getByRole('link', { name: '去登录', exact: true }).click()
  await page.getByLabel('账号', { exact: true }).fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('button', { name: '个人菜单' })).toBeVisible()
}
