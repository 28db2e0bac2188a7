import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { fromDateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import '../audit-events'
import { entitlementRulePolicy } from '../entitlement-policy'
import { type HeldTitle, plannedDues } from '../entitlement-rules'
import type { DrawUpDuesInput } from '../entitlement-schema'
import { placeDues } from './place-dues'
import { tellUnits } from './tell-units'

const TIMEOUT = 60_000

/**
 * Draws up what a year owes to holders; drawn up again it adds what is missing and takes back what is no longer owed because a title ended.
 * What was delivered or waived stays. The units that owe are told.
 */
export async function drawUpDues(viewer: Viewer, { year }: DrawUpDuesInput): Promise<{ added: number; takenBack: number }> {
  return inTransaction(
    async (tx) => {
      entitlementRulePolicy.authorise(viewer, 'manage')
      await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(7320255)) AS held`
      const thisYear = Number((await businessToday(tx)).slice(0, 4))
      if (year > thisYear + 1) throw refused('dueYear', `现在只能生成 ${thisYear + 1} 年及以前的清单。`)
      const rules = await tx.entitlementRule.findMany({ where: { isActive: true }, orderBy: { id: 'asc' } })
      if (rules.length === 0) throw refused('noEntitlementRules', '还没有设定各称号的待遇，请先设定后再生成清单。')
      const planned = plannedDues(
        year,
        rules,
        await loadHeld(
          tx,
          year,
          rules.map((rule) => rule.titleId),
        ),
      )
      const before = await tx.entitlementDue.findMany({ where: { year }, select: { id: true, personId: true, kind: true, state: true } })
      const known = new Set(before.map(({ personId, kind }) => `${personId}|${kind}`))
      const missing = planned.filter(({ personId, kind }) => !known.has(`${personId}|${kind}`))
      if (missing.length > 0)
        await tx.entitlementDue.createMany({ data: missing.map((due) => ({ ...due, dueOn: fromDateOnly(due.dueOn) })) })
      // What was drawn up before follows who has moved since.
      await placeDues(tx, [...new Set(planned.map(({ personId }) => personId))], actorOf(viewer))
      const owed = new Set(planned.map(({ personId, kind }) => `${personId}|${kind}`))
      const gone = before.filter(({ personId, kind, state }) => state === 'due' && !owed.has(`${personId}|${kind}`))
      const takenBack = await tx.entitlementDue.updateMany({
        where: { id: { in: gone.map(({ id }) => id) }, state: 'due' },
        data: { state: 'waived', note: '到期前称号已终止，不再落实。', version: { increment: 1 } },
      })
      const told = { title: `${year} 年激励保障清单已生成` }
      await tellUnits(
        tx,
        year,
        missing.map(({ unitId }) => unitId),
        (count) => ({ ...told, body: `本单位新增 ${count} 项待落实的待遇，请按期落实并上传凭证。` }),
      )
      const result = { added: missing.length, takenBack: takenBack.count }
      await recordAudit(tx, actorOf(viewer), 'entitlement.drawnUp', { kind: 'entitlementDue', id: null }, { year, ...result })
      return result
    },
    { timeout: TIMEOUT },
  )
}

/** Holdings that touch the year, of people in service, with where they belonged and when. */
async function loadHeld(tx: Tx, year: number, titleIds: string[]): Promise<HeldTitle[]> {
  const rows = await tx.holding.findMany({
    where: {
      titleId: { in: titleIds },
      state: { not: 'annulled' },
      startsOn: { lte: fromDateOnly(`${year}-12-31`) },
      OR: [{ endsOn: null }, { endsOn: { gte: fromDateOnly(`${year}-01-01`) } }],
      person: { is: { status: 'active', affiliation: 'internal' } },
    },
    select: {
      id: true,
      personId: true,
      titleId: true,
      startsOn: true,
      endsOn: true,
      title: { select: { rank: true } },
      person: { select: { unitId: true, spells: { select: { unitId: true, startsOn: true, endsOn: true } } } },
    },
    orderBy: [{ personId: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, personId, titleId, startsOn, endsOn, title, person }) => ({
    holdingId: id,
    personId,
    titleId,
    unitId: person.unitId,
    spells: person.spells.map((spell) => ({
      unitId: spell.unitId,
      startsOn: toDateOnly(spell.startsOn),
      endsOn: toDateOnlyOrNull(spell.endsOn),
    })),
    rank: title.rank,
    startsOn: toDateOnly(startsOn),
    endsOn: toDateOnlyOrNull(endsOn),
  }))
}
