import 'server-only'
import { type DateOnly, fromDateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { invalid } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/new-id'
import type { OrgPlan, PlannedUnit } from './org-import-plan'
import { writeUnitVersion } from './write-unit-version'

/** Units entered when the portal is set up have stood for long; later ones begin on the day they are entered. */
const BEFORE_THE_PORTAL: DateOnly = '2000-01-01'

/**
 * Writes a plan without issues. Renamed and moved units keep their past: the change counts from `today`.
 * @throws AppError invalid naming the first issue
 */
export async function writeOrg(
  tx: Tx,
  plan: OrgPlan,
  today: DateOnly,
  accountId: string | null,
): Promise<{ units: number; lines: number }> {
  const [issue] = plan.issues
  if (issue) throw invalid(`表格有误，没有导入：工作表“${issue.sheet}”第 ${issue.row} 行，${issue.reason}`)
  const lines = await writeLines(tx, plan)
  const units = await writeUnits(tx, plan.units, today, accountId)
  return { units, lines }
}

async function writeLines(tx: Tx, plan: OrgPlan): Promise<number> {
  const last = await tx.line.aggregate({ _max: { sortOrder: true } })
  const first = (last._max.sortOrder ?? 0) + 1
  const toCreate = plan.lines.filter(({ action }) => action === 'create')
  await tx.line.createMany({ data: toCreate.map(({ code, name }, index) => ({ code, name, sortOrder: first + index })) })
  const toRename = plan.lines.filter(({ action }) => action === 'update').map(({ lineId, name }) => ({ id: lineId, name }))
  if (toRename.length > 0)
    await tx.$executeRaw`
      UPDATE "Line" l SET name = r.name, version = l.version + 1 FROM jsonb_to_recordset(${JSON.stringify(toRename)}::jsonb) AS r(id text, name text) WHERE l.id = r.id`
  return toCreate.length + toRename.length
}

async function writeUnits(tx: Tx, units: PlannedUnit[], today: DateOnly, accountId: string | null): Promise<number> {
  const isSetUp = (await tx.unit.count({ take: 1 })) === 0
  const opening = isSetUp ? BEFORE_THE_PORTAL : today
  const onFile = await tx.unit.findMany({ select: { id: true, code: true } })
  const idByCode = new Map(onFile.map(({ id, code }) => [code, id]))
  for (const unit of units) idByCode.set(unit.code, unit.unitId ?? idByCode.get(unit.code) ?? newId())
  const parentIdOf = (unit: PlannedUnit) => (unit.parentCode === null ? null : (idByCode.get(unit.parentCode) ?? null))

  const toCreate = units.filter(({ action }) => action === 'create')
  const startsOn = fromDateOnly(opening)
  await tx.unit.createMany({
    data: toCreate.map((unit) => ({
      id: idByCode.get(unit.code),
      code: unit.code,
      level: unit.level,
      isLegalBody: unit.isLegalBody,
      sortOrder: unit.row,
      openedOn: startsOn,
    })),
  })
  await tx.unitVersion.createMany({
    data: toCreate.map((unit) => ({
      unitId: idByCode.get(unit.code) ?? '',
      name: unit.name,
      shortName: unit.shortName,
      parentId: parentIdOf(unit),
      startsOn,
      reason: '表格导入',
    })),
  })
  if (toCreate.length > 0)
    await tx.unitChange.create({
      data: {
        kind: 'created',
        on: startsOn,
        fromUnitIds: [],
        toUnitIds: toCreate.map(({ code }) => idByCode.get(code) ?? ''),
        reason: '表格导入',
        accountId,
      },
    })
  const toUpdate = units.filter(({ action }) => action === 'update')
  // A city has some hundred units, and few of them change at a time.
  for (const unit of toUpdate) await updateUnit(tx, unit, parentIdOf(unit), today)
  return toCreate.length + toUpdate.length
}

async function updateUnit(tx: Tx, unit: PlannedUnit, parentId: string | null, today: DateOnly): Promise<void> {
  if (!unit.unitId) return
  await tx.unit.update({
    where: { id: unit.unitId },
    data: { level: unit.level, isLegalBody: unit.isLegalBody, version: { increment: 1 } },
  })
  if (unit.changes.some((change) => ['名称', '简称', '上级单位'].includes(change)))
    await writeUnitVersion(tx, unit.unitId, { name: unit.name, shortName: unit.shortName, parentId }, today, '表格导入')
}
