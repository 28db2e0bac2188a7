import type { Page } from '@playwright/test'
import { type Actor, choose, expect, give, pdf } from './cast'
import type { Newcomer } from './roster'

const deeds =
  '近三年主办各类案件五百余件，无一发回重审；牵头办理涉企行政争议实质化解专案，推动当事各方当场履行。' +
  '总结的要素式庭审方法在全市推广，平均审理期限缩短十二天，群众满意度连续三年居本单位第一。'

/** A person entered by hand, long in the line, as the unit of `login` keeps them. */
export async function registerPerson({ page, visit }: Actor, person: Newcomer, unit: string, line: string = '政法'): Promise<void> {
  await visit('/people/new')
  await page.getByLabel('姓名').fill(person.name)
  await page.getByLabel('身份证号').fill(person.idNumber)
  const place = page.getByRole('combobox', { name: '单位' })
  if ((await place.inputValue()) === '') await choose(page, place, unit)
  await page.getByLabel('条线', { exact: false }).and(page.getByRole('combobox')).selectOption(line)
  await page.getByLabel('职务').fill('审判员')
  await page.getByLabel('从事本条线起始').fill('2010-01-01')
  await page.getByLabel('参加工作日期').fill('2008-07-01')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
}

/** Waits until what was typed is kept, and goes to the next step of the form. */
export async function onward(page: Page, step: number): Promise<void> {
  await page.getByRole('button', { name: '保存并继续' }).click()
  await expect(page.getByText(`第 ${step} 步`, { exact: false }).first()).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`step=${step}`))
}

/** Uploads a document and waits until it is on record, the `count`th of this step. */
export async function attach(page: Page, label: string, name: string, count: number): Promise<void> {
  await give(page.getByLabel(`选择或拖入${label}`), pdf(name))
  await expect(page.getByRole('main').getByRole('button', { name: '删除', exact: true })).toHaveCount(count)
  await expect(page.getByText(name).first()).toBeVisible()
}

/** Chooses a person for a round and opens their form. */
export async function startNomination({ page, visit }: Actor, round: string, person: { name: string }): Promise<void> {
  await visit('/nominations')
  const card = page.getByLabel('正在申报的评选').locator(':scope > div', { has: page.getByRole('heading', { name: round }) })
  await card.getByRole('button', { name: '发起推荐' }).click()
  await choose(page, page.getByRole('dialog').getByRole('combobox', { name: '人选' }), person.name.slice(0, 2), person.name)
  await page.getByRole('button', { name: '开始填写' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `推荐人选：${person.name}` })).toBeVisible()
  await expect(page.getByLabel('资格自查').first()).toBeVisible()
}

/** What differs between one person's form and another's: what the kind calls the account of deeds, and what is written. */
export type Answers = { deedsLabel?: string; speciality?: string; deeds?: string }

/** Opens the form of a person in a round and fills it in to its last step. */
export async function fillNomination(actor: Actor, round: string, person: { name: string }, answers: Answers = {}): Promise<void> {
  await startNomination(actor, round, person)
  await fillForm(actor, answers)
}

/** Fills in the form that is open, from its first step to its last. */
export async function fillForm({ page, audit }: Actor, answers: Answers): Promise<void> {
  const { deedsLabel = '业务实绩', speciality = '涉企行政争议实质化解', deeds: written = deeds.repeat(3) } = answers
  await page.getByLabel('现任职务职级').fill('审判员、一级法官')
  await page.getByLabel('业务专长').fill(speciality)
  await page.getByRole('group', { name: '工作简历' }).getByRole('button', { name: '添加一行' }).click()
  await page.getByLabel('工作简历第 1 行起始年月').fill('2008-07')
  await page.getByLabel('工作简历第 1 行单位及职务').fill('人民法院书记员、审判员')
  await expect(page.getByText(/草稿已自动保存 \d{2}:\d{2}:\d{2}/)).toBeVisible()
  await audit()
  await onward(page, 2)

  await page.getByLabel(deedsLabel).fill(written)
  await page.getByRole('group', { name: '代表性案例' }).getByRole('button', { name: '添加一行' }).click()
  await page.getByLabel('代表性案例第 1 行案例名称').fill('某制造企业行政许可争议案')
  await page.getByLabel('代表性案例第 1 行完成年份').fill('2024')
  await page.getByLabel('代表性案例第 1 行本人作用').selectOption('主办')
  await page.getByLabel('代表性案例第 1 行成效').fill('当事各方和解，企业三日内复工')
  await onward(page, 3)
  await onward(page, 4)
  await page.getByLabel('带教、授课与推广').fill('带教青年法官三名，两名成为业务骨干。')
  await onward(page, 5)
  await attach(page, '年度考核登记表', '年度考核登记表.pdf', 1)
  await attach(page, '业绩证明材料', '典型案例采用证明.pdf', 2)
  await onward(page, 6)
  await onward(page, 7)
}

/** From the last step of the form to the unit's leading group. */
export async function submitNomination({ page, audit }: Actor): Promise<void> {
  await audit()
  await page.getByRole('button', { name: '提交单位党组审议' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByText('待单位党组').or(page.getByText('党组审议中')).first()).toBeVisible()
}

/** Opens a person's nomination in a round from the list. */
export async function openNomination({ page, visit }: Actor, person: { name: string }): Promise<void> {
  await visit('/nominations')
  await page.getByRole('link', { name: person.name }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
}
