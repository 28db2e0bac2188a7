import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadOrgTree } from '@/lib/org/queries'
import { accountsOverUnits } from '@/lib/org/unit-accounts'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { toDateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import { type CallUpVerb, callUpPersonPolicy, callUpPolicy } from '../policy'

/**
 * Locks a call-up with its people and checks that the viewer may do this, on the version that was read.
 * @throws AppError notFound outside the viewer's scope, forbidden without the verb, conflict when somebody was first
 */
export async function lockCallUp(tx: Tx, viewer: Viewer, input: { callUpId: string; version: number }, verb: CallUpVerb) {
  await tx.$queryRaw`SELECT id FROM "CallUp" WHERE id = ${input.callUpId} FOR UPDATE`
  const callUp = await readCallUp(tx, input.callUpId)
  const readsPerson = callUp?.people.some(({ personId, person }) =>
    callUpPersonPolicy.can(viewer, 'read', { personId, unitId: person.unitId }),
  )
  if (!callUp || !(callUpPolicy.can(viewer, 'read', callUp) || readsPerson)) throw notFound()
  callUpPolicy.authorise(viewer, verb, callUp)
  if (callUp.version !== input.version) throw conflict()
  return callUp
}

/** Locks the call-up of one of its people, then reads both. The version is the person's row's. */
export async function lockCallUpPerson(
  tx: Tx,
  viewer: Viewer,
  input: { callUpPersonId: string; version: number },
  verb: 'answer' | 'release',
) {
  const known = await tx.callUpPerson.findUnique({ where: { id: input.callUpPersonId }, select: { callUpId: true } })
  if (!known) throw notFound()
  await tx.$queryRaw`SELECT id FROM "CallUp" WHERE id = ${known.callUpId} FOR UPDATE`
  const callUp = await readCallUp(tx, known.callUpId)
  const row = callUp?.people.find(({ id }) => id === input.callUpPersonId)
  const facts = row && { personId: row.personId, unitId: row.person.unitId }
  if (!callUp || !row || !facts || !callUpPersonPolicy.can(viewer, 'read', facts)) throw notFound()
  callUpPersonPolicy.authorise(viewer, verb, facts)
  if (row.version !== input.version) throw conflict()
  return { callUp, row }
}

async function readCallUp(tx: Tx, callUpId: string) {
  const callUp = await tx.callUp.findUnique({
    where: { id: callUpId },
    include: { people: { include: { person: { select: { name: true, unitId: true } } }, orderBy: { id: 'asc' } } },
  })
  if (!callUp) return null
  return {
    ...callUp,
    startsOn: toDateOnly(callUp.startsOn),
    endsOn: toDateOnly(callUp.endsOn),
    people: callUp.people.map((row) => ({ ...row, startsOn: toDateOnly(row.startsOn), endsOn: toDateOnly(row.endsOn) })),
  }
}

export type LockedCallUp = NonNullable<Awaited<ReturnType<typeof readCallUp>>>

export async function todaysTree(tx: Tx): Promise<OrgTree> {
  return loadOrgTree(tx, await businessToday(tx))
}

/** HR and party groups that answer for units: of the unit itself and of those above it, by unit. One query. */
export async function accountsOfUnits(tx: Tx, tree: OrgTree, unitIds: readonly string[]): Promise<Map<string, string[]>> {
  return accountsOverUnits(tx, ['unitHr', 'unitLeader'], unitIds, tree)
}

/** The same of several units together. */
export async function accountsOfAll(tx: Tx, tree: OrgTree, unitIds: readonly string[]): Promise<string[]> {
  return [...new Set([...(await accountsOfUnits(tx, tree, unitIds)).values()].flat())]
}

export async function accountsOfPeople(tx: Tx, personIds: readonly string[]): Promise<{ accountId: string; personId: string }[]> {
  const rows = await tx.account.findMany({
    where: { personId: { in: [...personIds] }, status: 'active' },
    select: { id: true, personId: true },
  })
  return rows.flatMap(({ id, personId }) => (personId ? [{ accountId: id, personId }] : []))
}
