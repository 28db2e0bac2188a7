import { candidateName } from './candidate-name'
import { roundKindLabels } from './labels'
import type { Scheme } from './scheme'

type LabelledNomination = { blindCode: string | null; person: { name: string } | null; project: { name: string } | null }

/** What a reviewer calls a candidate: a code that says nothing in a blind round (候选人 07), the name in an open one. */
export function candidateLabel(round: { scheme: Scheme }, nomination: LabelledNomination, position: number): string {
  const { kind, reviewing } = round.scheme
  if (!reviewing.isBlind) return candidateName(nomination)
  return `${roundKindLabels[kind].candidateName} ${nomination.blindCode ?? `第${position}位`}`
}
