import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { fromDateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { entitlementRulePolicy } from '../entitlement-policy'
import { type HeldTitle, type PlannedDue, plannedDues } from '../entitlement-rules'
import type { DrawUpDuesInput } from '../entitlement-schema'

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
      const owed = new Set(planned.map(({ personId, kind }) => `${personId}|${kind}`))
      const gone = before.filter(({ personId, kind, state }) => state === 'due' && !owed.has(`${personId}|${kind}`))
      const takenBack = await tx.entitlementDue.updateMany({
        where: { id: { in: gone.map(({ id }) => id) }, state: 'due' },
        data: { state: 'waived', note: '到期前称号已终止，不再落实。', version: { increment: 1 } },
      })
      await tellUnits(tx, year, missing)
      const result = { added: missing.length, takenBack: takenBack.count }
      await recordAudit(tx, actorOf(viewer), 'entitlement.drawnUp', { kind: 'entitlementDue', id: null }, { year, ...result })
      return result
    },
    { timeout: TIMEOUT },
  )
}

/** Holdings that touch the year, of people in service, under the unit of today. */
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
      person: { select: { unitId: true } },
    },
    orderBy: [{ personId: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, personId, titleId, startsOn, endsOn, title, person }) => ({
    holdingId: id,
    personId,
    titleId,
    unitId: person.unitId,
    rank: title.rank,
    startsOn: toDateOnly(startsOn),
    endsOn: toDateOnlyOrNull(endsOn),
  }))
}

async function tellUnits(tx: Tx, year: number, missing: readonly PlannedDue[]): Promise<void> {
  const countOf = new Map<string, number>()
  for (const { unitId } of missing) countOf.set(unitId, (countOf.get(unitId) ?? 0) + 1)
  const grants = await tx.roleGrant.findMany({
    where: { role: 'unitHr', revokedAt: null, unitId: { in: [...countOf.keys()] }, account: { status: 'active' } },
    select: { accountId: true, unitId: true },
  })
  await notify(
    tx,
    grants.map(({ accountId, unitId }) => ({
      accountId,
      kind: 'entitlement',
      title: `${year} 年激励保障清单已生成`,
      body: `本单位新增 ${countOf.get(unitId ?? '') ?? 0} 项待落实的待遇，请按期落实并上传凭证。`,
      href: `/titles/entitlements?year=${year}`,
    })),
  )
}
