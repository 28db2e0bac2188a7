import { z } from 'zod'

/**
 * What `Nomination.eligibility` keeps: the self-check as it stood at submission, and which rules' evidence the office has confirmed
 * at qualification. Written by submitting (results, evaluatedOn) and by qualifying (confirmed).
 */
export const eligibilityRecordSchema = z.object({
  /** Calendar date on which the self-check was made. */
  evaluatedOn: z.string().nullable().default(null),
  results: z
    .array(z.object({ ruleKey: z.string(), name: z.string(), outcome: z.enum(['pass', 'fail', 'needsEvidence']), reason: z.string() }))
    .default([]),
  /** Keys of rules whose evidence the office has confirmed. */
  confirmed: z.array(z.string()).default([]),
})
export type EligibilityRecord = z.infer<typeof eligibilityRecordSchema>

/** A stored record; an absent one reads as empty. */
export function parseEligibilityRecord(stored: unknown): EligibilityRecord {
  return eligibilityRecordSchema.parse(stored ?? {})
}
