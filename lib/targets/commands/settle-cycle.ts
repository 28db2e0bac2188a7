import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { dateOf, toDateOnly } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { loadSettlementFigures } from '../load-settlement'
import { cyclePolicy } from '../policy'
import type { SettleCycleInput } from '../schema'
import { settlementProblem } from '../settlement'

/** Rows written in one statement. */
const BATCH = 2000

/**
 * Closes a cycle for good: its figures, the persons behind them, the targets and the definitions of the classes as of its last day. None of it
 * changes afterwards; what is corrected later shows as a difference.
 * @throws AppError `cycleRunning` before its last day, `cycleSettled`, conflict, `ledgerOff` when the list is not what the figures say
 */
export async function settleCycle(viewer: Viewer, input: SettleCycleInput): Promise<{ digest: string; persons: number }> {
  return inTransaction(
    async (tx) => {
      cyclePolicy.authorise(viewer, 'manage', { id: input.cycleId })
      await tx.$queryRaw`SELECT id FROM "Cycle" WHERE id = ${input.cycleId} FOR UPDATE`
      const row = await tx.cycle.findUnique({ where: { id: input.cycleId } })
      if (!row) throw notFound('没有找到这个周期。')
      const cycle = { id: row.id, name: row.name, state: row.state, endsOn: toDateOnly(row.endsOn) }
      const now = await businessNow(tx)
      const problem = settlementProblem(cycle, dateOf(now))
      if (problem) throw refused(problem.code, problem.message)
      if (row.version !== input.version) throw conflict()
      const { figures, definitions } = await loadSettlementFigures(tx, cycle)
      const listed = await countedPersons(tx, cycle.id, row.endsOn)
      const expected = figures.classes.reduce((sum, item) => sum + item.held + item.cultivated, 0)
      if (listed.length !== expected)
        throw refused(
          'ledgerOff',
          `台账名单有 ${listed.length} 人次，数字合计 ${expected} 人次，两者不符，没有结算。请系统管理员先核对台账。`,
        )
      const digest = sha256Hex(canonicalJson({ cycle: cycle.id, asOf: cycle.endsOn, figures, definitions, persons: listed }))
      const settlement = await tx.cycleSettlement.create({
        data: {
          cycleId: cycle.id,
          asOf: row.endsOn,
          figures,
          definitions,
          digest,
          note: input.note,
          accountId: viewer.accountId,
          settledAt: now,
        },
      })
      for (let at = 0; at < listed.length; at += BATCH)
        await tx.settlementEntry.createMany({
          data: listed.slice(at, at + BATCH).map((entry) => ({ ...entry, settlementId: settlement.id })),
        })
      await tx.cycle.update({ where: { id: cycle.id }, data: { state: 'settled', version: { increment: 1 } } })
      await recordAudit(tx, actorOf(viewer), 'cycle.settled', { kind: 'cycle', id: cycle.id }, { digest, persons: listed.length })
      return { digest, persons: listed.length }
    },
    { timeout: 120_000 },
  )
}

type Listed = {
  kind: 'retained' | 'cultivated'
  classCode: string
  personId: string
  personName: string
  lineId: string
  lineName: string
  unitId: string
  unitName: string
}

/** Everybody counted on the day, with the names of that day, in one order. */
async function countedPersons(tx: Tx, cycleId: string, endsOn: Date): Promise<Listed[]> {
  return tx.$queryRaw<Listed[]>`
    SELECT e.kind::text AS kind, e."classCode", e."personId", p.name AS "personName", e."lineId", l.name AS "lineName", e."unitId",
           coalesce(v.name, '已撤销单位') AS "unitName"
    FROM (SELECT kind, "classCode", "personId", "lineId", "unitId" FROM "LedgerEntry"
          WHERE coalesce("cycleId", ${cycleId}) = ${cycleId} AND day <= ${endsOn}::date AND "classCode" IN (SELECT code FROM "TargetClass")
          GROUP BY 1, 2, 3, 4, 5 HAVING sum(delta) > 0) AS e
    JOIN "Person" p ON p.id = e."personId"
    JOIN "Line" l ON l.id = e."lineId"
    LEFT JOIN "UnitVersion" v ON v."unitId" = e."unitId" AND v."startsOn" <= ${endsOn}::date AND (v."endsOn" IS NULL OR v."endsOn" >= ${endsOn}::date)
    ORDER BY 1, 2, 3, 5, 7`
}
