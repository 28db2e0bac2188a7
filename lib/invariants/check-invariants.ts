import 'server-only'
import type { Reader } from '@/lib/platform/db/client'
import { contributionInvariants } from './contributions'
import { decisionInvariants } from './decisions'
import { listed } from './invariant'
import { meetingInvariants } from './meetings'
import { orgInvariants } from './org'
import { recordInvariants } from './record'
import { reviewInvariants } from './reviews'
import { roundInvariants } from './rounds'
import { titleInvariants } from './titles'

export type InvariantFault = { key: string; sentence: string }
export type InvariantReport = { checks: number; faults: InvariantFault[] }

const invariants = [
  ...orgInvariants,
  ...titleInvariants,
  ...contributionInvariants,
  ...roundInvariants,
  ...reviewInvariants,
  ...decisionInvariants,
  ...meetingInvariants,
  ...recordInvariants,
]

/**
 * Holds the stored data against every invariant; changes nothing. Each fault is a Chinese sentence.
 * @param only keys of the invariants to look at; all when absent
 */
export async function checkInvariants(reader: Reader, only?: readonly string[]): Promise<InvariantReport> {
  const faults: InvariantFault[] = []
  const chosen = invariants.filter(({ key }) => !only || only.includes(key))
  for (const { key, check } of chosen) faults.push(...listed(await check(reader)).map((sentence) => ({ key, sentence })))
  return { checks: chosen.length, faults }
}
