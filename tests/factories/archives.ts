import { auditDigest, linkHash } from '@/lib/platform/audit/digests'
import { workingDayStatus } from '@/lib/platform/calendar/working-days'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { addDays, endOfDay } from '@/lib/platform/dates'
import type { ArchiveContent } from '@/lib/rounds/archive/format'
import { computeRanking, type RankedInput } from '@/lib/rounds/compute-ranking'
import { decidePanel, panelCounts, quorum } from '@/lib/rounds/panel'
import { settlePanel } from '@/lib/rounds/panel-settlement'
import { publicityPeriod } from '@/lib/rounds/publicity'
import { type EntryDraft, type RankingInputs, rankingDigest } from '@/lib/rounds/ranking-inputs'
import type { Scheme } from '@/lib/rounds/scheme'
import type { SheetContent } from '@/lib/rounds/score-sheet'
import { digestOf, receiptDigest, sealSheet } from '@/lib/rounds/sheet-seal'
import { idFrom, pick, type Random, randomFrom, randomScheme, randomSheet, shuffled } from './random-sheets'

/** A closed round made up from a seed, as the portal would have led it: the same seed gives the same round. */

type Candidate = ArchiveContent['candidates'][number]
type Seat = { id: string; candidate: string; reviewer: string; position: number }

type Parts = { random: Random; id: () => string; roundId: string; scheme: Scheme }

function seal({ roundId, scheme }: Parts, seat: Seat, revision: number, id: string, content: SheetContent, state: 'sealed' | 'superseded') {
  const { canonical, digest, total } = sealSheet(
    { roundId, schemeVersion: 1, assignmentId: seat.id, sheetNumber: revision, content },
    scheme,
  )
  const hundredths = Math.floor((total + 50) / 100)
  return {
    content,
    total,
    row: { id, assignment: seat.id, revision, state, sealedAt: '2025-09-10T02:00:00.000Z', sealed: canonical, digest, hundredths },
  }
}

function frozenOrder(
  parts: Parts,
  candidates: readonly Candidate[],
  seats: readonly Seat[],
  sealed: ReadonlyMap<string, ReturnType<typeof seal>>,
) {
  const { scheme, random, roundId } = parts
  const letters = new Map(
    candidates.flatMap(({ id }) =>
      shuffled(
        seats.filter((seat) => seat.candidate === id),
        random,
      ).map((seat, index) => [seat.id, String.fromCharCode(65 + index)] as const),
    ),
  )
  const inputs = candidates.map(
    (candidate): RankedInput => ({
      nominationId: candidate.id,
      name: candidate.id,
      lineName: candidate.line,
      unitName: candidate.unit,
      isGrassroots: candidate.isGrassroots,
      sheets: seats.flatMap((seat) => {
        const sheet = sealed.get(seat.id)
        if (seat.candidate !== candidate.id || !sheet) return []
        const { content, total, row } = sheet
        return [
          {
            assignmentId: seat.id,
            roundReviewerId: seat.reviewer,
            sheetId: row.id,
            sheetDigest: row.digest,
            letter: letters.get(seat.id) ?? '',
            total,
            criteria: content.scores.map(({ criterionKey, score, comment }) => ({ key: criterionKey, score, comment })),
            gates: content.gates.filter((gate) => gate.isRaised).map(({ gateKey, reason }) => ({ key: gateKey, reason })),
            comment: content.comment,
          },
        ]
      }),
    }),
  )
  const computed = computeRanking(inputs, scheme)
  if (!computed.ok) return null
  const kept: RankingInputs = {
    schemeVersion: 1,
    ...scheme.aggregation,
    sheets: inputs.flatMap(({ nominationId, sheets }) =>
      sheets.map(({ assignmentId, roundReviewerId, letter, sheetId, sheetDigest, total }) => ({
        nominationId,
        assignmentId,
        roundReviewerId,
        letter,
        sheetId,
        sheetDigest,
        total,
      })),
    ),
    warnings: computed.warnings,
    notes: computed.notes,
  }
  const { rule, trimFrom, tieCriteria } = scheme.aggregation
  const order = {
    version: 1,
    rule,
    inputs: { schemeVersion: 1, rule, trimFrom, tieCriteria, sheets: kept.sheets, warnings: kept.warnings, notes: kept.notes },
    entries: computed.entries,
  }
  return { ...order, digest: rankingDigest({ roundId, ...order }), computedAt: '2025-09-11T02:00:00.000Z', isBlinded: false }
}

function panelOf({ random, id, scheme }: Parts, candidates: readonly Candidate[], entries: readonly EntryDraft[]) {
  const members = Array.from({ length: 5 + random(5) }, id)
  const present = members.slice(0, members.length - random(2)).sort()
  const rankOf = new Map(entries.map((entry) => [entry.nominationId, entry.rank]))
  for (;;) {
    const votes = candidates.map((candidate) => {
      const recused = random(4) === 0 ? [members[0] as string] : []
      const counts = panelCounts(members, present, recused)
      const agree = random(2) === 0 ? counts.present : random(counts.present + 1)
      const defer = random(counts.present - agree + 1)
      const tally = { agree, disagree: counts.present - agree - defer, defer }
      const { outcome, formula } = decidePanel(counts, tally, scheme.panel)
      return {
        candidate: candidate.id,
        recused,
        entitled: counts.entitled,
        present: counts.present,
        ...tally,
        turn: 1,
        tieBreaks: [],
        decision: outcome,
        formula,
      }
    })
    const settled = settlePanel(
      candidates.map((candidate, index) => ({
        nominationId: candidate.id,
        name: candidate.id,
        lineName: candidate.line,
        unitName: candidate.unit,
        isGrassroots: candidate.isGrassroots,
        rank: rankOf.get(candidate.id) ?? 0,
        decision: { outcome: votes[index]?.decision ?? 'rejected', agree: votes[index]?.agree ?? 0 },
      })),
      scheme.quotas,
    )
    if (settled.problems.length > 0) continue
    const { isMet, formula } = quorum(panelCounts(members, present, []), scheme.panel)
    const meeting = {
      id: id(),
      rankingVersion: 1,
      heldOn: '2025-09-12',
      recordedAt: '2025-09-12T08:00:00.000Z',
      supersededAt: null,
      present,
      quorum: { appointed: members.length, present: present.length, isMet, formula },
      votes: [...votes].sort((a, b) => (a.candidate < b.candidate ? -1 : 1)),
    }
    return {
      panel: {
        members: members.map((member, index) => ({ id: member, isChair: index === 0 })),
        meetings: [meeting],
        turns: random(2) === 0 ? [] : [turnOf(meeting, id(), random)],
      },
      results: settled.results,
    }
  }
}

type Meeting = ArchiveContent['panel']['meetings'][number]

/** The same meeting as one held on screens: one turn, secret or by name. */
function turnOf(meeting: Meeting, id: string, random: Random): ArchiveContent['panel']['turns'][number] {
  const isSecret = random(2) === 0
  return {
    id,
    meeting: meeting.id,
    ballot: isSecret ? 'secret' : 'open',
    number: 1,
    kind: 'decision',
    state: 'closed',
    present: meeting.present,
    candidates: meeting.votes.map(({ candidate, recused, entitled, present, agree, disagree, defer, decision, formula }) => {
      const ballots = (['agree', 'defer', 'disagree'] as const).flatMap((choice) =>
        Array.from({ length: { agree, disagree, defer }[choice] }, () => choice),
      )
      const voters = meeting.present.filter((member) => !recused.includes(member))
      const named = isSecret ? [] : ballots.map((choice, index) => ({ member: voters[index] ?? '', choice }))
      return {
        candidate,
        recused,
        appointed: meeting.quorum.appointed,
        entitled,
        present,
        agree,
        disagree,
        defer,
        decision,
        formula,
        ballots,
        named,
      }
    }),
  }
}

type RowPart = { event: string; subjectKind: string; subjectId: string; payload: object }

function recordOf({ random, id }: Parts, rows: readonly RowPart[]): ArchiveContent['record'] {
  let seq = 1 + random(1000)
  let previousHash = digestOf(`seed ${seq}`)
  return rows.map((part, index) => {
    const at = new Date(Date.UTC(2025, 8, 1, 0, 0, index)).toISOString()
    const row = { id: id(), at, businessAt: at, accountId: id(), role: 'cityOffice', ...part, result: 'done', reference: null }
    const digest = auditDigest({ ...row, at: new Date(at), businessAt: new Date(at) })
    const hash = linkHash(BigInt(seq), previousHash, row.id, digest)
    const link = { seq, previousHash, hash }
    // Rows of other rounds stand in between now and then.
    const skips = random(3) === 0
    seq += skips ? 2 : 1
    previousHash = skips ? digestOf(`other ${seq}`) : hash
    return { ...row, digest, link }
  })
}

const stages = ['draft', 'announced', 'nominating', 'qualifying', 'reviewing', 'deliberating', 'publicity', 'conferred', 'closed'] as const
const publishedAt = '2025-09-26T02:00:00.000Z'

export function randomCase(seed: number): ArchiveContent {
  for (let attempt = seed; ; attempt += 1_000_003) {
    const made = tryCase(randomFrom(attempt))
    if (made) return made
  }
}

function tryCase(random: Random): ArchiveContent | null {
  const id = idFrom(random)
  const parts: Parts = { random, id, roundId: id(), scheme: randomScheme(random) }
  const { roundId, scheme } = parts
  const schemeDigest = digestOf(canonicalJson(scheme))
  const reviewers = Array.from({ length: 3 + random(4) }, id).sort()
  const blank = Array.from({ length: 3 + random(7) }, id).sort()
  const candidates = blank.map(
    (candidate): Candidate => ({
      id: candidate,
      unit: `u${1 + random(4)}`,
      line: pick(['刑事检察', '民事检察', '行政检察'], random),
      isGrassroots: random(3) === 0,
      state: 'ranked',
      events: [],
    }),
  )
  const positions = new Map<string, number>()
  const seats = candidates.flatMap(({ id: candidate }) =>
    shuffled(reviewers, random)
      .slice(0, 2 + random(reviewers.length - 1))
      .map((reviewer): Seat => {
        positions.set(reviewer, (positions.get(reviewer) ?? 0) + 1)
        return { id: id(), candidate, reviewer, position: positions.get(reviewer) ?? 1 }
      }),
  )
  const old = seats.filter(() => random(8) === 0).map((seat) => seal(parts, seat, 1, id(), randomSheet(scheme, random), 'superseded'))
  const reopened = new Set(old.map((sheet) => sheet.row.assignment))
  const sealed = new Map(
    seats.map((seat) => [seat.id, seal(parts, seat, reopened.has(seat.id) ? 2 : 1, id(), randomSheet(scheme, random), 'sealed')]),
  )
  const ranking = frozenOrder(parts, candidates, seats, sealed)
  if (!ranking) return null
  const { panel, results } = panelOf(parts, candidates, ranking.entries)
  const proposed = results
    .filter((result) => result.event === 'propose')
    .map((result) => result.nominationId)
    .sort()
  if (proposed.length === 0) return null
  const calendar = random(2) === 0 ? [] : [{ date: '2025-09-29', isWorkingDay: false }]
  const plan = publicityPeriod(new Date(publishedAt), scheme.publicity, (day) => workingDayStatus(day, calendar))
  if (!plan.ok) return null
  const { endsOn } = plan.period
  const conferredAt = new Date(endOfDay(endsOn).getTime() + 3_600_000).toISOString()
  const publicity = { id: id(), version: 1, state: 'ended' as const, publishedAt, endsOn, digest: digestOf(id()), candidates: proposed }
  const states = { propose: 'conferred', passOver: 'notSelected', defer: 'deferred' } as const
  const released = { propose: 'proposed', passOver: 'notSelected', defer: 'deferred' } as const
  for (const candidate of candidates) {
    const result = results.find((each) => each.nominationId === candidate.id)
    if (!result) return null
    candidate.state = states[result.event]
    candidate.events = [
      { event: 'rank', from: 'qualified', to: 'ranked', at: ranking.computedAt },
      { event: result.event, from: 'ranked', to: released[result.event], at: publishedAt },
      ...(result.event === 'propose' ? [{ event: 'confer', from: 'proposed' as const, to: 'conferred' as const, at: conferredAt }] : []),
    ]
  }
  const stageAt = (to: string) =>
    to === 'publicity' ? publishedAt : to === 'conferred' || to === 'closed' ? conferredAt : '2025-09-01T01:00:00.000Z'
  const stageChanges = stages.slice(1).map((to, index) => ({ from: stages[index] ?? 'draft', to, at: stageAt(to), hasReason: false }))
  const seals = reviewers.map((reviewer) => {
    const desk = seats.filter((seat) => seat.reviewer === reviewer).sort((a, b) => a.position - b.position)
    return receiptDigest(
      roundId,
      desk.flatMap((seat) => {
        const row = sealed.get(seat.id)?.row
        return row ? [{ assignmentId: row.assignment, sheetNumber: row.revision, digest: row.digest }] : []
      }),
    )
  })
  const conferral = {
    id: id(),
    documentNumber: '〔2025〕8号',
    conferredOn: addDays(endsOn, 1),
    isSupplementary: false,
    at: conferredAt,
    awards: [...proposed],
  }
  return {
    round: {
      id: roundId,
      name: '2025年度评选',
      kind: 'pacesetter',
      subjectKind: 'person',
      year: 2025,
      stage: 'closed',
      schemeVersion: 1,
      stageChanges,
    },
    schemes: [{ version: 1, content: scheme, reason: null, frozenAt: '2025-08-20T01:00:00.000Z', digest: schemeDigest }],
    candidates,
    reviewers: reviewers.map((reviewer, index) => ({
      id: reviewer,
      state: 'declared',
      sealedAt: '2025-09-10T02:00:00.000Z',
      sealDigest: seals[index] ?? null,
    })),
    conflicts: [],
    assignment: {
      runs: [
        {
          id: id(),
          at: '2025-09-02T01:00:00.000Z',
          status: 'optimal',
          mode: 'even',
          total: 0,
          worst: 0,
          bound: 0,
          perCandidate: 2,
          loads: reviewers.map((reviewer) => ({ reviewer, load: positions.get(reviewer) ?? 0 })),
        },
      ],
      seats: seats.map((seat) => ({ ...seat, state: 'active' as const })),
    },
    sheets: [...old, ...sealed.values()].map((sheet) => sheet.row),
    rankings: [ranking],
    panel,
    publicity: { calendar, versions: [publicity] },
    objections: [
      { candidate: pick(proposed, random), publicityVersion: 1, state: 'dismissed', receivedAt: publishedAt, decidedAt: conferredAt },
    ],
    conferrals: [conferral],
    record: recordOf(parts, [
      ...stageChanges.map(({ from, to }) => ({
        event: 'round.stageMoved',
        subjectKind: 'round',
        subjectId: roundId,
        payload: { from, to, ...(to === 'announced' ? { schemeDigest } : {}) },
      })),
      ...candidates.flatMap((candidate) =>
        candidate.events.map(({ event, from, to }) => ({
          event: 'nomination.moved',
          subjectKind: 'nomination',
          subjectId: candidate.id,
          payload: { roundId, event, from, to },
        })),
      ),
      ...reviewers.map((reviewer, index) => ({
        event: 'sheet.sealed',
        subjectKind: 'roundReviewer',
        subjectId: reviewer,
        payload: { roundId, sheets: positions.get(reviewer) ?? 0, digest: seals[index] },
      })),
      {
        event: 'ranking.frozen',
        subjectKind: 'round',
        subjectId: roundId,
        payload: { roundId, rankingVersion: 1, digest: ranking.digest },
      },
      { event: 'panel.meetingRecorded', subjectKind: 'panelMeeting', subjectId: panel.meetings[0]?.id ?? '', payload: { roundId } },
      {
        event: 'publicity.published',
        subjectKind: 'publicity',
        subjectId: publicity.id,
        payload: { roundId, digest: publicity.digest, endsOn },
      },
      {
        event: 'round.conferred',
        subjectKind: 'round',
        subjectId: roundId,
        payload: { conferralId: conferral.id, awards: proposed.length },
      },
    ]),
    extras: {},
  }
}
