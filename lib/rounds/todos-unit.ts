import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { formatInstant } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import type { TodoItem } from '@/lib/platform/todo'
import { isNominationIn, nominationGroups } from './nomination-states'
import { nominationPolicy } from './policy'
import { stageGroups } from './round-stages'
import { parseScheme, type Scheme } from './scheme'

const MOST = 50

/** The schemes in force of rounds, by round. */
export async function schemesOf(reader: Reader, rounds: readonly { id: string; schemeVersion: number }[]): Promise<Map<string, Scheme>> {
  if (rounds.length === 0) return new Map()
  const rows = await reader.schemeVersion.findMany({
    where: { OR: rounds.map(({ id, schemeVersion }) => ({ roundId: id, version: schemeVersion })) },
    select: { roundId: true, content: true },
  })
  return new Map(rows.map((row) => [row.roundId, parseScheme(row.content)]))
}

const SELECT = {
  id: true,
  state: true,
  correctionDueAt: true,
  stateReason: true,
  person: { select: { name: true } },
  project: { select: { name: true } },
  round: { select: { id: true, name: true, schemeVersion: true } },
} satisfies Prisma.NominationSelect

type Row = Prisma.NominationGetPayload<{ select: typeof SELECT }>

async function read(where: Prisma.NominationWhereInput): Promise<{ rows: Row[]; schemes: Map<string, Scheme> }> {
  const { prisma } = await db()
  const rows = await prisma.nomination.findMany({
    where: { AND: [where, { round: { stage: { in: [...stageGroups.acceptingCorrections] } } }] },
    select: SELECT,
    orderBy: { updatedAt: 'asc' },
    take: MOST,
  })
  return { rows, schemes: await schemesOf(prisma, [...new Map(rows.map((row) => [row.round.id, row.round])).values()]) }
}

function subjectOf(row: Row): string {
  return row.person?.name ?? row.project?.name ?? '候选对象'
}

function dueOf(row: Row, schemes: ReadonlyMap<string, Scheme>): string | null {
  if (row.correctionDueAt) return row.correctionDueAt.toISOString()
  const closesAt = schemes.get(row.round.id)?.schedule.closesAt
  return closesAt ? new Date(closesAt).toISOString() : null
}

/** A draft to go on with, or one that came back and has to be corrected. */
function editTodo(row: Row, schemes: ReadonlyMap<string, Scheme>): TodoItem {
  const isReturned = isNominationIn(row.state, 'underWay')
  const name = subjectOf(row)
  const dueAt = dueOf(row, schemes)
  return {
    key: `nomination:${row.id}`,
    kind: 'nomination',
    title: isReturned ? `补正 ${name} 的推荐材料` : `续填 ${name} 的推荐表`,
    detail: isReturned
      ? `退回原因：${row.stateReason ?? '见推荐表'}`
      : `${row.round.name}${dueAt ? `，申报至${formatInstant(dueAt)}` : ''}`,
    dueAt,
    href: `/nominations/${row.id}`,
    buttonLabel: isReturned ? '去补正' : '继续填',
  }
}

/** HR: drafts and what came back. Party group: what waits for its decision. */
export async function readUnitTodos(viewer: Viewer): Promise<TodoItem[]> {
  if (viewer.role === 'unitHr') {
    const { rows, schemes } = await read({
      AND: [nominationPolicy.where(viewer, 'edit'), { state: { in: [...nominationGroups.editableByUnit] } }],
    })
    return rows.map((row) => editTodo(row, schemes))
  }
  const { rows, schemes } = await read({
    AND: [nominationPolicy.where(viewer, 'endorse'), { state: { in: [...nominationGroups.awaitingEndorsement] } }],
  })
  return rows.map((row) => ({
    key: `nomination:${row.id}`,
    kind: 'nomination',
    title: `审议 ${subjectOf(row)} 的推荐`,
    detail: row.round.name,
    dueAt: dueOf(row, schemes),
    href: `/nominations/${row.id}`,
    buttonLabel: '去审议',
  }))
}

/** The talent's own application, while it can be edited. */
export async function readTalentTodos(viewer: Viewer): Promise<TodoItem[]> {
  if (!viewer.personId) return []
  const { rows, schemes } = await read({
    AND: [nominationPolicy.where(viewer, 'edit'), { channel: 'self', state: { in: [...nominationGroups.editableByUnit] } }],
  })
  return rows.map((row) => editTodo(row, schemes))
}
