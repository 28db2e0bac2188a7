import 'server-only'
import { type DateOnly, dateOf } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { type EligibilityResult, evaluateEligibility, noFacts } from './eligibility'
import { readEligibilityFacts } from './eligibility-queries'
import { parseEligibilityRecord } from './eligibility-record'
import type { Scheme } from './scheme'

/** The day on which ages and years are counted unless a rule names its own: the closing day of the round, else today. */
export function eligibilityDay(scheme: Scheme, today: DateOnly): DateOnly {
  return scheme.schedule.closesAt ? dateOf(new Date(scheme.schedule.closesAt)) : today
}

export type NominationForEligibility = {
  id: string
  personId: string | null
  eligibility: unknown
  attachments: { fieldKey: string }[]
}

/**
 * Evaluates the scheme's rules for nominations of one round from what is on file, their attachments and what the office confirmed.
 * @param alsoConfirmed rule keys to count as confirmed besides those on record
 */
export async function evaluateNominations(
  reader: Reader,
  scheme: Scheme,
  nominations: readonly NominationForEligibility[],
  today: DateOnly,
  alsoConfirmed: readonly string[] = [],
): Promise<Map<string, EligibilityResult[]>> {
  const day = eligibilityDay(scheme, today)
  const personIds = nominations.flatMap((nomination) => (nomination.personId ? [nomination.personId] : []))
  const facts = await readEligibilityFacts(reader, personIds, day)
  return new Map(
    nominations.map((nomination) => {
      const onFile = (nomination.personId && facts.get(nomination.personId)) || noFacts
      const documents = [...new Set(nomination.attachments.map((attachment) => attachment.fieldKey))]
      const confirmed = [...parseEligibilityRecord(nomination.eligibility).confirmed, ...alsoConfirmed]
      return [nomination.id, evaluateEligibility(scheme.eligibility, { ...onFile, documents, confirmed }, day)]
    }),
  )
}
