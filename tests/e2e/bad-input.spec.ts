import { randomBytes } from 'node:crypto'
import { expect, give, stepTimeout, test } from './support/cast'
import { registerPerson } from './support/nominating'
import { bombWorkbook, newcomer, rosterWorkbook } from './support/roster'

test.setTimeout(stepTimeout)

/** The console's own line about an answer that was meant to be a refusal. */
const refused = /Failed to load resource: the server responded with a status of 4\d\d/

test('坏的表格几秒内用一句话拒收，其余照常', async ({ as }) => {
  const { page, visit, watch } = await as('hr')
  watch.expected.push(refused)
  const sound = await rosterWorkbook('云溪区人民法院', '政法', [newcomer()], newcomer())
  const cases: readonly [name: string, buffer: Buffer, words: RegExp][] = [
    ['乱码.xlsx', randomBytes(4000), /不是表格文件|已损坏|扩展名不符/],
    ['文字.xlsx', Buffer.from('姓名,单位\n张三,云溪区人民法院\n'), /不是表格文件|扩展名不符/],
    ['膨胀.xlsx', bombWorkbook(sound), /不安全的内容|异常庞大/],
    ['半截.xlsx', sound.subarray(0, Math.floor(sound.length / 2)), /已损坏/],
  ]
  for (const [name, buffer, words] of cases) {
    await visit('/people/import')
    await give(page.getByLabel('选择表格，或拖到这里'), { name, mimeType: 'application/octet-stream', buffer })
    await expect(page.getByRole('main').getByText(words).first(), name).toBeVisible()
  }
  await visit('/people/import')
  await give(page.getByLabel('选择表格，或拖到这里'), { name: '名单.txt', mimeType: 'text/plain', buffer: Buffer.from('张三') })
  await expect(page.getByText('“名单.txt”不是可用的格式')).toBeVisible()
  await give(page.getByLabel('选择表格，或拖到这里'), { name: '好的.xlsx', mimeType: 'application/octet-stream', buffer: sound })
  await expect(page.getByText('读出 2 人，其中 1 行有误')).toBeVisible()
})

test('两人同改一人：后到的被告知，所写仍在', async ({ as }) => {
  const one = await as('hr-fayuan')
  await registerPerson(one, newcomer(), '澜州市中级人民法院')
  await one.page.getByRole('link', { name: '修改' }).click()
  await expect(one.page.getByLabel('简介')).toBeVisible()
  const other = await as('hr-fayuan')
  await other.visit(new URL(one.page.url()).pathname)

  await one.page.getByLabel('简介').fill('先到的人写的简介。')
  await one.page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(one.page.getByText('先到的人写的简介。')).toBeVisible()

  await other.page.getByLabel('简介').fill('后到的人写的简介。')
  await other.page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(other.page.getByText('刚刚被别人修改过').first()).toBeVisible()
  await expect(other.page.getByLabel('简介')).toHaveValue('后到的人写的简介。')
  await other.audit()
})

test('输入的代码、引号和表情原样显示，不会执行', async ({ as }) => {
  const hr = await as('hr-fayuan')
  const { page } = hr
  let hasRun = false
  page.on('dialog', async (dialog) => {
    hasRun = true
    await dialog.dismiss()
  })
  await registerPerson(hr, newcomer(), '澜州市中级人民法院')
  await page.getByRole('link', { name: '修改' }).click()
  const strange = `<script>alert(1)</script><img src=x onerror=alert(2)> '; DROP TABLE "Person"; -- {{7*7}} \u{1F389} 𠮷`
  await page.getByLabel('简介').fill(strange)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText(strange)).toBeVisible()
  await page.reload()
  await expect(page.getByText(strange)).toBeVisible()
  expect(hasRun).toBe(false)
})

test('必填的空着：逐项说明，已填的不丢', async ({ as }) => {
  const { page, visit, audit } = await as('hr-fayuan')
  await visit('/people/new')
  await page.getByLabel('职务').fill('审判员')
  await page.getByLabel('身份证号').fill('33010619850101123')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(page.getByText('应为 18 位').first()).toBeVisible()
  await expect(page.getByLabel('职务')).toHaveValue('审判员')
  await audit()
})
