import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { FOREVER, fromDateOnly } from '@/lib/platform/dates'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { invalid, refused } from '@/lib/platform/errors'
import '../audit-events'
import { unitPolicy } from '../policy'
import { loadOrgTree } from '../queries'
import { checkClosing, checkNameDay, checkNewParent, checkPeopleDay } from '../unit-changes'
import type { CloseUnitInput, CreateUnitInput, EditUnitInput, MoveUnitInput, RenameUnitInput } from '../unit-schema'
import { endUnit } from '../write-reorganisation'
import { writeUnitVersion } from '../write-unit-version'
import { lockTree, lockUnit } from './locked-unit'

type Changed = { unitId: string }

/** One row a change, for the unit's history. */
export async function recordUnitChange(
  tx: Tx,
  viewer: Viewer,
  change: {
    kind: 'created' | 'renamed' | 'moved' | 'merged' | 'split' | 'closed'
    on: string
    fromUnitIds: string[]
    toUnitIds: string[]
    reason: string
  },
): Promise<void> {
  await tx.unitChange.create({ data: { ...change, on: fromDateOnly(change.on), accountId: viewer.accountId } })
}

export async function createUnit(viewer: Viewer, input: CreateUnitInput): Promise<Changed> {
  unitPolicy.authorise(viewer, 'manage')
  const { code, name, parentId, level, isLegalBody, on, reason } = input
  try {
    return await inTransaction(async (tx) => {
      await lockTree(tx)
      const today = await businessToday(tx)
      checkNameDay(on, today)
      const parent = (await loadOrgTree(tx, on)).unit(parentId)
      if (!parent) throw invalid('上级单位不可用。', { parentId: ['上级单位在这一天尚未设立，或已经撤销。'] })
      const startsOn = fromDateOnly(on)
      const last = await tx.unit.aggregate({ _max: { sortOrder: true } })
      const unit = await tx.unit.create({
        data: {
          code,
          level,
          isLegalBody,
          sortOrder: (last._max.sortOrder ?? 0) + 1,
          openedOn: startsOn,
          versions: { create: { name, shortName: input.shortName || name, parentId, startsOn, reason } },
        },
      })
      await recordUnitChange(tx, viewer, { kind: 'created', on, fromUnitIds: [], toUnitIds: [unit.id], reason })
      await recordAudit(tx, actorOf(viewer), 'unit.created', { kind: 'unit', id: unit.id }, { on })
      return { unitId: unit.id }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('编码重复。', { code: ['已有单位使用这个编码，请更换。'] })
    throw error
  }
}

/** Level, place in lists and the mark of a legal body: what has no dates. */
export async function editUnit(viewer: Viewer, input: EditUnitInput): Promise<Changed> {
  return inTransaction(async (tx) => {
    const { unit } = await lockUnit(tx, viewer, input)
    const { level, isLegalBody, sortOrder } = input
    const values = { level, isLegalBody, sortOrder }
    await tx.unit.update({ where: { id: unit.id }, data: { ...values, version: { increment: 1 } } })
    const fields = Object.entries(values).flatMap(([key, value]) => (unit[key as keyof typeof values] === value ? [] : [key]))
    await recordAudit(tx, actorOf(viewer), 'unit.edited', { kind: 'unit', id: unit.id }, { fields })
    return { unitId: unit.id }
  })
}

export async function renameUnit(viewer: Viewer, input: RenameUnitInput): Promise<Changed> {
  return inTransaction(async (tx) => {
    const { unit, today, tree } = await lockUnit(tx, viewer, input)
    const { name, on, reason } = input
    const shortName = input.shortName || name
    checkNameDay(on, today)
    const now = tree.unit(unit.id)
    if (now?.name === name && now.shortName === shortName) throw refused('nothingRenamed', '名称没有变化，无需办理。')
    await writeUnitVersion(tx, unit.id, { name, shortName }, on, reason)
    await tx.unit.update({ where: { id: unit.id }, data: { version: { increment: 1 } } })
    await recordUnitChange(tx, viewer, { kind: 'renamed', on, fromUnitIds: [unit.id], toUnitIds: [unit.id], reason })
    await recordAudit(tx, actorOf(viewer), 'unit.renamed', { kind: 'unit', id: unit.id }, { on, reason })
    return { unitId: unit.id }
  })
}

export async function moveUnit(viewer: Viewer, input: MoveUnitInput): Promise<Changed> {
  return inTransaction(async (tx) => {
    const { unit, today, tree } = await lockUnit(tx, viewer, input)
    const { parentId, on, reason } = input
    checkNameDay(on, today)
    if (tree.parentOf(unit.id) === null) throw refused('rootUnit', '全市的最上级单位不能调整隶属。')
    checkNewParent(tree, unit.id, parentId)
    // A change entered ahead may already hang the new parent below this unit.
    for (const day of [on, FOREVER]) checkNewParent(await loadOrgTree(tx, day), unit.id, parentId)
    await writeUnitVersion(tx, unit.id, { parentId }, on, reason)
    await tx.unit.update({ where: { id: unit.id }, data: { version: { increment: 1 } } })
    await recordUnitChange(tx, viewer, { kind: 'moved', on, fromUnitIds: [unit.id], toUnitIds: [parentId], reason })
    await recordAudit(tx, actorOf(viewer), 'unit.moved', { kind: 'unit', id: unit.id }, { on, reason, parentId })
    return { unitId: unit.id }
  })
}

export async function closeUnit(viewer: Viewer, input: CloseUnitInput): Promise<Changed> {
  return inTransaction(async (tx) => {
    const { unit, today, tree } = await lockUnit(tx, viewer, input)
    const { on, reason } = input
    checkPeopleDay(on, today)
    checkClosing(tree, unit.id, await tx.person.count({ where: { unitId: unit.id, status: 'active' } }))
    await endUnit(tx, unit.id, on)
    await recordUnitChange(tx, viewer, { kind: 'closed', on, fromUnitIds: [unit.id], toUnitIds: [], reason })
    await recordAudit(tx, actorOf(viewer), 'unit.closed', { kind: 'unit', id: unit.id }, { on, reason })
    return { unitId: unit.id }
  })
}
