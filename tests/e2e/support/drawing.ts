import { type Actor, expect } from './cast'

/** A side makes its seed in the browser, notes it down and sends its commitment. */
async function commit({ page, visit, audit }: Actor, path: string): Promise<void> {
  await visit(`${path}/draw`)
  await page.getByRole('main').getByRole('button', { name: '生成种子并提交承诺' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('我已另外记下保管码').check()
  await audit()
  await dialog.getByRole('button', { name: '提交承诺', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('main').getByRole('button', { name: '生成种子并提交承诺' })).toBeHidden()
}

/** A side shows its seed to all, kept by the browser that made it. */
async function reveal({ page, visit }: Actor, path: string): Promise<void> {
  await visit(`${path}/draw`)
  await page.getByRole('main').getByRole('button', { name: '公开种子' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('保管码')).not.toHaveValue('')
  await dialog.getByRole('button', { name: '公开', exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** Draws so many from the pool, both sides committing first and revealing after; those drawn enter the round. @returns their names */
export async function drawReviewers(
  office: Actor,
  supervisor: Actor,
  path: string,
  { count, alternates }: { count: number; alternates: number },
): Promise<string[]> {
  const { page } = office
  await office.visit(`${path}/draw`)
  await page.getByLabel('抽取', { exact: false }).and(page.getByRole('textbox')).first().fill(String(count))
  await page.getByLabel('候补').fill(String(alternates))
  await office.audit()
  await page.getByRole('main').getByRole('button', { name: '发起抽取' }).click()
  await expect(page.getByText('等待双方承诺')).toBeVisible()
  await commit(office, path)
  await commit(supervisor, path)
  await office.visit(`${path}/draw`)
  await page.getByRole('main').getByRole('button', { name: '固定专家库' }).click()
  await expect(page.getByText('专家库摘要', { exact: true })).toBeVisible()
  await reveal(office, path)
  await reveal(supervisor, path)
  await supervisor.audit()
  await office.visit(`${path}/draw`)
  await expect(page.getByText('已抽取', { exact: true })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: '复核抽取' }).click()
  await expect(page.getByText('一致', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('不一致', { exact: true })).toHaveCount(0)
  await page.getByRole('main').getByRole('button', { name: '抽中专家进入本轮' }).click()
  await expect(page.getByText('尚未进入本轮')).toHaveCount(0)
  await office.audit()
  return drawnNames(office)
}

/** Those who are drawn or called up, as the office's page has them. */
async function drawnNames({ page }: Actor): Promise<string[]> {
  const rows = page
    .getByRole('table', { name: '抽取结果' })
    .getByRole('row')
    .filter({ hasText: /抽中|递补/ })
  return rows.getByRole('rowheader').allTextContents()
}

/** Somebody drawn does not come; the next alternate takes the seat. @returns who sits now */
export async function replaceAbsent(office: Actor, path: string, name: string, reason: string): Promise<string[]> {
  const { page } = office
  await office.visit(`${path}/draw`)
  const row = page
    .getByRole('table', { name: '抽取结果' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) })
  await row.getByRole('button', { name: '未到', exact: true }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('textbox').fill(reason)
  await dialog.getByRole('button', { name: '登记未到' }).click()
  await expect(page.getByText(`未到：${reason}`)).toBeVisible()
  await expect(page.getByText(`递补${name}`)).toBeVisible()
  const bring = page.getByRole('main').getByRole('button', { name: '抽中专家进入本轮' })
  if (await bring.isVisible()) await bring.click()
  await expect(page.getByText('尚未进入本轮')).toHaveCount(0)
  return drawnNames(office)
}

/** Everybody who holds a title enters the pool that reviewers are drawn from. */
export async function enlistHolders({ page, visit, audit }: Actor, title: string): Promise<void> {
  await visit('/office/reviewer-pool')
  await page.getByRole('main').getByRole('button', { name: '按称号加入' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(title).check()
  await audit()
  await dialog.getByRole('button', { name: '加入', exact: true }).click()
  await expect(dialog).toBeHidden()
}
