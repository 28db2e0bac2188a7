import 'server-only'
import { z } from 'zod'
import { businessNow } from '@/lib/platform/clock'
import type { Reader, Tx } from '@/lib/platform/db/client'
import { CONTRIBUTION_KINDS, type KindCounts } from '@/lib/radiation/contribution-states'
import { type ContributionItem, countWaiting, loadYearRecord } from '@/lib/radiation/person-queries'
import type { AssessmentState } from './states'

const storedCounts = z.partialRecord(z.enum(CONTRIBUTION_KINDS), z.number().int().min(0))

/** What the form says of the holder's contributions in its year. */
export type ContributionRecord = {
  counts: KindCounts
  /** Verified ones: of today while the unit fills in, of the day of handing in afterwards. */
  recorded: number
  /** What the unit says instead, with its reason. */
  stated: number | null
  reason: string | null
  /** Those verified as of today. */
  items: ContributionItem[]
  /** Handed in, but not yet verified. */
  waiting: number
  /** How many are verified now, where that is no longer what the form was handed in with. */
  changedTo: number | null
}

type Form = { id: string; personId: string; state: AssessmentState; year: { year: number } }

/** The figures come from the record of contributions, not from the unit; the unit may state another number with a reason, which both stay on the form. */
export async function readContributionRecord(reader: Reader, form: Form): Promise<ContributionRecord> {
  const [now, kept, waiting] = await Promise.all([
    loadYearRecord(reader, form.personId, form.year.year),
    reader.assessedContributions.findUnique({ where: { assessmentId: form.id } }),
    countWaiting(reader, form.personId, form.year.year),
  ])
  const correction = { stated: kept?.stated ?? null, reason: kept?.reason ?? null }
  const live = { counts: now.counts, recorded: now.total, items: now.items, waiting, changedTo: null, ...correction }
  if (!kept || form.state === 'awaited') return live
  const counts = storedCounts.safeParse(kept.counts).data ?? {}
  return { ...live, counts, recorded: kept.recorded, changedTo: now.total === kept.recorded ? null : now.total }
}

type Correction = { statedContributions?: number | null; contributionReason?: string | null }

/**
 * Keeps what the record says at this moment beside the form, with the unit's own number where that is another.
 * @returns how many are verified
 */
export async function keepContributionRecord(tx: Tx, form: Form, input: Correction): Promise<number> {
  const { counts, total } = await loadYearRecord(tx, form.personId, form.year.year)
  const stated = input.statedContributions ?? total
  const isCorrected = stated !== total
  const data = {
    counts,
    recorded: total,
    stated: isCorrected ? stated : null,
    reason: isCorrected ? (input.contributionReason ?? '') : null,
    takenAt: await businessNow(tx),
  }
  await tx.assessedContributions.upsert({ where: { assessmentId: form.id }, create: { assessmentId: form.id, ...data }, update: data })
  return total
}
