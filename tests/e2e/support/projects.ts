import { type Actor, choose, expect } from './cast'
import { attach, onward } from './nominating'

const effects = '实施以来群众往返次数明显减少，办理时间平均缩短三分之一，满意度由八成提高到九成以上，多家单位前来学习借鉴。'

export type Project = { name: string; unit: string; leader: string; summary: string }

/** What the kind calls the parts of its form, and the category chosen. */
export type ProjectForm = { category: readonly [label: string, option: string]; content: string; effect: string }

const innovationForm: ProjectForm = { category: ['成果类别', '工作方法'], content: '问题、做法与创新点', effect: '实施效果与推广条件' }
export const brandForm: ProjectForm = { category: ['品牌类别', '创新文化'], content: '品牌内涵与建设过程', effect: '品牌影响与成效' }

/** Enters a project under a unit and fills its form in to the last step. */
export async function fillProject(actor: Actor, round: string, project: Project, form: ProjectForm = innovationForm): Promise<void> {
  const { page, visit, audit } = actor
  await visit('/nominations')
  const card = page.getByLabel('正在申报的评选').locator(':scope > div', { has: page.getByRole('heading', { name: round }) })
  await card.getByRole('button', { name: '申报项目' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('项目名称').fill(project.name)
  await dialog.getByLabel('申报单位').selectOption({ label: project.unit })
  await dialog.getByLabel('所属条线').selectOption('政法')
  await dialog.getByRole('button', { name: '开始填写' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `申报项目：${project.name}` })).toBeVisible()

  const [label, option] = form.category
  await page.getByLabel(label).selectOption(option)
  await choose(page, page.getByRole('combobox', { name: '项目负责人' }), project.leader)
  await page.getByLabel('起始日期').fill('2024-03-01')
  await page.getByLabel('内容摘要').fill(project.summary)
  await expect(page.getByText(/草稿已自动保存 \d{2}:\d{2}:\d{2}/)).toBeVisible()
  await audit()
  await onward(page, 2)
  await page.getByLabel(form.content).fill(project.summary.repeat(7))
  await page.getByLabel(form.effect).fill(effects.repeat(6))
  await onward(page, 3)
  await attach(page, '证明材料', '采用证明.pdf', 1)
  await onward(page, 4)
  await onward(page, 5)
}
