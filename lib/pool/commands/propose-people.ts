import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { fromDateOnly } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { whyNotAvailable } from '../availability'
import { loadCallUpFacts } from '../call-up-facts'
import type { ProposePeopleInput } from '../call-up-schema'
import { nextCallUpState } from '../call-up-states'
import { accountsOfUnits, type LockedCallUp, lockCallUp, todaysTree } from './locked-call-up'

/** Names people for a call-up; their units answer. Whoever cannot be called up is refused by name, and then nobody is named. */
export async function proposePeople(viewer: Viewer, input: ProposePeopleInput): Promise<{ version: number }> {
  return inTransaction(async (tx) => {
    const callUp = await lockCallUp(tx, viewer, input, 'propose')
    const state = nextCallUpState(callUp.state, 'propose')
    if (!state) throw refused('callUpClosed', '这项调用已经派出或办结，不能再提名。')
    const personIds = [...new Set(input.personIds)]
    const units = await requireAvailable(tx, callUp, personIds)
    const at = await businessNow(tx)
    const written = await tx.callUp.updateMany({
      where: { id: callUp.id, version: input.version },
      data: { state, answeredAt: at, version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    await tx.callUpPerson.createMany({
      data: personIds.map((personId) => ({
        callUpId: callUp.id,
        personId,
        startsOn: fromDateOnly(callUp.startsOn),
        endsOn: fromDateOnly(callUp.endsOn),
        proposedById: viewer.accountId,
        proposedAt: at,
      })),
    })
    await tellUnits(tx, callUp, units)
    await recordAudit(tx, actorOf(viewer), 'callUp.proposed', { kind: 'callUp', id: callUp.id }, { unitId: callUp.unitId, personIds })
    return { version: callUp.version + 1 }
  })
}

/** @returns the names to tell, by owning unit */
async function requireAvailable(tx: Tx, callUp: LockedCallUp, personIds: string[]): Promise<Map<string, string[]>> {
  const tree = await todaysTree(tx)
  const facts = await loadCallUpFacts(tx, personIds, callUp, tree)
  const named = new Map(callUp.people.map((row) => [row.personId, row]))
  const standing = callUp.people.filter(({ state }) => state === 'proposed' || state === 'agreed').length
  const problems = personIds.flatMap((personId) => {
    const known = facts.get(personId)
    if (!known) return ['所选人员中有人已不在名册，请重新选择。']
    const before = named.get(personId)
    if (before)
      return [
        before.state === 'declined'
          ? `${known.name}所在单位已答复不同意，请另选人员。`
          : before.state === 'released'
            ? `${known.name}已从这项调用撤下，请另选人员。`
            : `${known.name}已在名单中。`,
      ]
    const reason = whyNotAvailable(known, callUp)
    return reason ? [reason] : []
  })
  if (problems.length > 0) throw refused('notAvailable', [...new Set(problems)].join(''))
  if (standing + personIds.length > callUp.headcount)
    throw refused('tooMany', `申请 ${callUp.headcount} 人，名单中已有 ${standing} 人，再提名 ${personIds.length} 人就超过了。请减少人选。`)
  const units = new Map<string, string[]>()
  for (const personId of personIds) {
    const known = facts.get(personId)
    if (known) units.set(known.unitId, [...(units.get(known.unitId) ?? []), known.name])
  }
  return units
}

async function tellUnits(tx: Tx, callUp: LockedCallUp, units: Map<string, string[]>): Promise<void> {
  const tree = await todaysTree(tx)
  const accounts = await accountsOfUnits(tx, tree, [...units.keys()])
  await notify(
    tx,
    [...units].flatMap(([unitId, names]) =>
      (accounts.get(unitId) ?? []).map((accountId) => ({
        accountId,
        kind: 'callUp',
        title: '请答复人才调用',
        body: `${tree.nameOf(callUp.unitId)}需要调用${names.join('、')}，请答复是否同意。`,
        href: `/pool/call-ups/${callUp.id}`,
      })),
    ),
  )
}
