import { addYears, type DateOnly, formatDate } from '@/lib/platform/dates'
import { invalid, refused } from '@/lib/platform/errors'
import type { OrgTree } from './org-tree'

/** Pure rules of changes to units. */

/** People move on the day itself, so that day cannot lie ahead. @throws AppError invalid at `on` */
export function checkPeopleDay(on: DateOnly, today: DateOnly): void {
  if (on > today)
    throw invalid('生效日期不能晚于今天。', { on: [`涉及人员转移，请到生效当日办理，不能晚于今天（${formatDate(today)}）。`] })
}

/** A name or parent may be entered up to a year ahead. @throws AppError invalid at `on` */
export function checkNameDay(on: DateOnly, today: DateOnly): void {
  if (on > addYears(today, 1)) throw invalid('生效日期太晚。', { on: ['生效日期最多提前一年登记。'] })
}

/** A unit never hangs below itself. @throws AppError invalid at `parentId` */
export function checkNewParent(tree: OrgTree, unitId: string, parentId: string): void {
  if (!tree.unit(parentId)) throw invalid('上级单位不可用。', { parentId: ['没有这个上级单位，或它已经撤销。'] })
  if (tree.descendantsOf(unitId).includes(parentId))
    throw invalid('上级单位不能是本单位或其下级。', { parentId: ['上级单位不能是本单位或其下级。'] })
  if (tree.parentOf(unitId) === parentId) throw refused('nothingMoved', '上级单位没有变化，无需办理。')
}

/** @throws AppError refused when somebody or something still hangs on the unit */
export function checkClosing(tree: OrgTree, unitId: string, activePeople: number): void {
  if (tree.parentOf(unitId) === null) throw refused('rootUnit', '全市的最上级单位不能撤销。')
  const children = tree.childrenOf(unitId)
  if (children.length > 0)
    throw refused(
      'hasChildren',
      `下面还有 ${children.length} 个单位（${children.slice(0, 3).map(tree.nameOf).join('、')}${children.length > 3 ? '等' : ''}），请先调整它们的隶属。`,
    )
  if (activePeople > 0) throw refused('hasPeople', `单位里还有 ${activePeople} 名在职人员，请先办理调动，或改为合并到其他单位。`)
}

/** @throws AppError invalid at `intoUnitId` */
export function checkMerge(tree: OrgTree, unitId: string, intoUnitId: string): void {
  if (tree.parentOf(unitId) === null) throw refused('rootUnit', '全市的最上级单位不能被合并。')
  if (unitId === intoUnitId) throw invalid('不能合并到自己。', { intoUnitId: ['请选择另一个单位。'] })
  if (!tree.unit(intoUnitId)) throw invalid('单位不可用。', { intoUnitId: ['没有这个单位，或它已经撤销。'] })
  if (tree.descendantsOf(unitId).includes(intoUnitId))
    throw invalid('不能合并到下级单位。', { intoUnitId: ['不能合并到自己的下级单位，请先调整隶属。'] })
}
