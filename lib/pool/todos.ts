import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { endOfDay, formatDate, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { TodoItem } from '@/lib/platform/todo'
import { CORRECTION_LABELS, isCorrectionField } from './corrections'

const MOST = 50

/** Call-ups to answer, send and bring to their end; corrections to confirm. */
export async function readTodos(viewer: Viewer): Promise<TodoItem[]> {
  const { prisma } = await db()
  switch (viewer.role) {
    case 'cityOffice':
      return officeTodos(prisma)
    case 'unitHr':
      return [...(await unitTodos(prisma, viewer)), ...(await correctionTodos(prisma, viewer))]
    case 'unitLeader':
      return unitTodos(prisma, viewer)
    default:
      return []
  }
}

async function officeTodos(reader: Reader): Promise<TodoItem[]> {
  const today = await businessToday(reader)
  const [tree, callUps] = await Promise.all([
    loadOrgTree(reader, today),
    reader.callUp.findMany({
      where: { OR: [{ state: 'requested' }, { state: 'answered', people: { none: { state: 'proposed' } } }] },
      orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
      take: MOST,
    }),
  ])
  return callUps.map((callUp): TodoItem => {
    const day = toDateOnly(callUp.startsOn)
    const isNew = callUp.state === 'requested'
    return {
      key: `callUp:${callUp.id}`,
      kind: 'callUp',
      title: isNew ? `为${tree.nameOf(callUp.unitId)}提名${callUp.speciality}人选` : `派出${tree.nameOf(callUp.unitId)}调用的人员`,
      detail: isNew ? `申请 ${callUp.headcount} 人，${formatDate(day)}开始` : `所在单位都已答复，${formatDate(day)}开始，请派出或补充人选`,
      dueAt: endOfDay(day).toISOString(),
      href: `/pool/call-ups/${callUp.id}`,
      buttonLabel: isNew ? '去提名' : '去派出',
    }
  })
}

async function unitTodos(reader: Reader, viewer: Viewer): Promise<TodoItem[]> {
  const today = await businessToday(reader)
  const [tree, waiting, ended] = await Promise.all([
    loadOrgTree(reader, today),
    reader.callUpPerson.findMany({
      where: { state: 'proposed', person: { unitId: { in: viewer.unitIds } } },
      select: {
        id: true,
        callUpId: true,
        startsOn: true,
        person: { select: { name: true } },
        callUp: { select: { unitId: true, purpose: true } },
      },
      orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
      take: MOST,
    }),
    reader.callUp.findMany({
      where: { state: 'underway', unitId: { in: viewer.unitIds }, endsOn: { lte: fromDateOnly(today) } },
      orderBy: [{ endsOn: 'asc' }, { id: 'asc' }],
      take: MOST,
    }),
  ])
  return [
    ...waiting.map(
      ({ id, callUpId, startsOn, person, callUp }): TodoItem => ({
        key: `callUpPerson:${id}`,
        kind: 'callUp',
        title: `答复是否同意调用${person.name}`,
        detail: `${tree.nameOf(callUp.unitId)}，${formatDate(toDateOnly(startsOn))}开始；用途：${callUp.purpose}`,
        dueAt: endOfDay(toDateOnly(startsOn)).toISOString(),
        href: `/pool/call-ups/${callUpId}`,
        buttonLabel: '去答复',
      }),
    ),
    ...ended.map(
      (callUp): TodoItem => ({
        key: `callUpEnd:${callUp.id}`,
        kind: 'callUp',
        title: `办结${callUp.speciality}人才的调用`,
        detail: `${formatDate(toDateOnly(callUp.endsOn))}到期，请记录天数和反馈`,
        dueAt: endOfDay(toDateOnly(callUp.endsOn)).toISOString(),
        href: `/pool/call-ups/${callUp.id}`,
        buttonLabel: '去办结',
      }),
    ),
  ]
}

async function correctionTodos(reader: Reader, viewer: Viewer): Promise<TodoItem[]> {
  const rows = await reader.personCorrection.findMany({
    where: { state: 'proposed', person: { unitId: { in: viewer.unitIds } } },
    select: { id: true, field: true, personId: true, reason: true, person: { select: { name: true } } },
    orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
    take: MOST,
  })
  return rows.map(
    ({ id, field, personId, reason, person }): TodoItem => ({
      key: `correction:${id}`,
      kind: 'correction',
      title: `核实${person.name}提出的${isCorrectionField(field) ? CORRECTION_LABELS[field] : '信息'}更正`,
      detail: `理由：${reason}`,
      dueAt: null,
      href: `/people/${personId}`,
      buttonLabel: '去核实',
    }),
  )
}
