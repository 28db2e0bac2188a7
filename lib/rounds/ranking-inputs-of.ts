import type { RankedInput } from './compute-ranking'
import type { EntrySheet, RankingInputs } from './ranking-inputs'

export type OrderedCandidate = {
  nominationId: string
  name: string
  lineName: string
  unitName: string
  isGrassroots: boolean
  sheets: readonly EntrySheet[]
}

/** What a frozen order was computed from, put together again from its inputs and its sheets by letter. */
export function rankedInputsOf(candidates: readonly OrderedCandidate[], inputs: RankingInputs): RankedInput[] {
  const usedOf = new Map(inputs.sheets.map((used) => [`${used.nominationId}\n${used.letter}`, used]))
  return candidates.map(({ sheets, ...candidate }) => ({
    ...candidate,
    sheets: sheets.flatMap((sheet) => {
      const used = usedOf.get(`${candidate.nominationId}\n${sheet.letter}`)
      return used
        ? [
            {
              ...sheet,
              assignmentId: used.assignmentId,
              roundReviewerId: used.roundReviewerId,
              sheetId: used.sheetId,
              sheetDigest: used.sheetDigest,
            },
          ]
        : []
    }),
  }))
}
