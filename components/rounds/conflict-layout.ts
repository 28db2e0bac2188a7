/** Where the judges and candidates of a conflict picture stand, so that few lines cross. */

export type Party = { id: string; name: string }
export type Tie = { judge: Party; candidate: Party; isSeated: boolean; reasons: string[] }
export type ConflictLayout = { judges: Party[]; candidates: Party[]; ties: Tie[] }
type Row = {
  judgeId: string
  judge: string
  candidateId: string
  candidate: string
  kindName: string
  reason: string
  isSeated: boolean
}

const sweeps = 6

/** One tie a pair; both sides in the order of their neighbours' average place (Sugiyama 1981). */
export function layOutConflicts(rows: readonly Row[]): ConflictLayout {
  const byPair = new Map<string, Tie>()
  for (const { judgeId, judge, candidateId, candidate, kindName, reason, isSeated } of rows) {
    const key = `${judgeId}-${candidateId}`
    const tie = byPair.get(key) ?? {
      judge: { id: judgeId, name: judge },
      candidate: { id: candidateId, name: candidate },
      isSeated: false,
      reasons: [],
    }
    tie.reasons.push(`${kindName}：${reason}`)
    tie.isSeated ||= isSeated
    byPair.set(key, tie)
  }
  const ties = [...byPair.values()]
  let judges = distinct(ties.map((tie) => tie.judge))
  let candidates = distinct(ties.map((tie) => tie.candidate))
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    candidates = ordered(candidates, judges, (id) => ties.flatMap((tie) => (tie.candidate.id === id ? [tie.judge.id] : [])))
    judges = ordered(judges, candidates, (id) => ties.flatMap((tie) => (tie.judge.id === id ? [tie.candidate.id] : [])))
  }
  return { judges, candidates, ties }
}

function distinct(parties: readonly Party[]): Party[] {
  return [...new Map(parties.map((party) => [party.id, party])).values()]
}

function ordered(parties: readonly Party[], across: readonly Party[], neighbours: (id: string) => string[]): Party[] {
  const place = new Map(across.map(({ id }, index) => [id, index]))
  const average = new Map(
    parties.map(({ id }) => {
      const places = neighbours(id).map((each) => place.get(each) ?? 0)
      return [id, places.reduce((sum, each) => sum + each, 0) / Math.max(1, places.length)]
    }),
  )
  return [...parties].sort((a, b) => (average.get(a.id) ?? 0) - (average.get(b.id) ?? 0))
}
