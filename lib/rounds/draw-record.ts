import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { type DrawnGroup, drawReviewers, type FrozenPool, isCommitted, poolDigestOf, resultDigestOf } from './draw'
import type { DrawSeed } from './draw-commitment'

/**
 * One draw as a dossier carries it: everything needed to repeat it, on pseudonyms alone. `drawRecord(roundId)` in `draw-queries.ts` makes
 * an array of these, by number; `checkDrawRecord` repeats one without the database.
 *
 * Instants are ISO strings in business time. What a draw has not reached yet is null. `changes` are the no-shows and the alternates called
 * up for them, after the draw.
 */
export type DrawRecord = {
  format: 'reviewer-draw/1'
  roundId: string
  drawId: string
  number: number
  state: 'committing' | 'frozen' | 'drawn' | 'voided'
  office: { commitment: string | null; committedAt: string | null; seed: DrawSeed | null; revealedAt: string | null }
  supervisor: { commitment: string | null; committedAt: string | null; seed: DrawSeed | null; revealedAt: string | null }
  pool: FrozenPool | null
  poolDigest: string | null
  frozenAt: string | null
  result: DrawnGroup[] | null
  resultDigest: string | null
  drawnAt: string | null
  changes: {
    group: string
    pseudonym: string
    state: 'absent' | 'calledUp'
    reason: string | null
    instead: string | null
    at: string | null
  }[]
  voided: { at: string; reason: string } | null
}

export type DrawCheck = { text: string; ok: boolean }

/** Repeats a draw from its record; each line says what was compared and whether it agrees. */
export function checkDrawRecord(record: DrawRecord): DrawCheck[] {
  const { pool, office, supervisor } = record
  const checks: DrawCheck[] = []
  const check = (text: string, ok: boolean) => checks.push({ text, ok })
  if (!pool) return [{ text: '专家库尚未固定，还没有可以复核的内容。', ok: record.state === 'committing' || record.voided !== null }]
  check('专家库摘要与固定的专家库一致', poolDigestOf(pool) === record.poolDigest)
  const { frozenAt } = record
  for (const [name, side] of [
    ['市人才办', office],
    ['监督方', supervisor],
  ] as const) {
    check(
      `${name}的承诺早于专家库固定`,
      side.commitment !== null && side.committedAt !== null && frozenAt !== null && side.committedAt <= frozenAt,
    )
    if (side.seed)
      check(
        `${name}公开的种子与承诺一致`,
        side.commitment !== null && isCommitted(side.commitment, record.drawId, side === office ? 'office' : 'supervisor', side.seed),
      )
  }
  if (!office.seed || !supervisor.seed || !record.result) return checks
  try {
    const again = drawReviewers(pool, { office: office.seed, supervisor: supervisor.seed })
    check('按公开的算法重新抽取，结果相同', canonicalJson(again) === canonicalJson(record.result))
    check('结果摘要一致', resultDigestOf(record.drawId, again) === record.resultDigest)
  } catch {
    check('按公开的算法重新抽取，结果相同', false)
  }
  return checks
}
