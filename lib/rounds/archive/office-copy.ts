import type { ArchiveContent } from './format'

/**
 * The copy that the office may have. The office sees by name who reviews whom, and by letter per candidate what was scored; it must never
 * join the two. So everything goes out that carries a reviewer across candidates beside a score, and everything that could be tried
 * against the scores until it fits: a sheet's digest is that of its content and its assignment, and with three reviewers one of three
 * guesses fits. Left are the sheets as the ranking shows them.
 */
export function officeCopy(content: ArchiveContent): ArchiveContent {
  return {
    ...content,
    reviewers: content.reviewers.map(({ id, state }) => ({ id, state, sealedAt: null, sealDigest: null })),
    assignment: {
      ...content.assignment,
      seats: content.assignment.seats
        .map((seat) => ({ ...seat, id: null, position: null }))
        .sort((a, b) => compare(a.candidate, b.candidate) || compare(a.reviewer, b.reviewer)),
    },
    sheets: [],
    rankings: content.rankings.map((ranking) => ({ ...ranking, inputs: { ...ranking.inputs, sheets: [] } })),
    record: content.record.filter(isOfficeRow),
  }
}

/** What the office does and decides itself. Anything else may belong to one reviewer's sheets, and so does whatever a reviewer did. */
const officeEvents = /^(round|nomination|conflict|assignment|draw|ranking|panel|meeting|turn|publicity|objection|reexamination)\./

function isOfficeRow({ event, role }: ArchiveContent['record'][number]): boolean {
  return officeEvents.test(event) && role !== 'reviewer'
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
