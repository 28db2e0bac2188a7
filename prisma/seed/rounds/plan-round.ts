import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { namePinyin } from '@/lib/platform/search/name-pinyin'
import type { RoundEvent, RoundStage } from '@/lib/rounds/round-stages'
import type { Scheme } from '@/lib/rounds/scheme'
import type { PlanPerson } from '../city-plan'
import type { Random } from '../random'
import { type EntryContext, entryRow, makeEntry, move, type Progress } from './entries'
import { blindCodesOf, conflictsOf, declaredConflicts, type Judge, type PlanConflict, type Seat, seatReviewers } from './judging'
import { holdMeeting, type Member } from './panel'
import { freezeOrder } from './ranking'
import { type Conferred, confer, type ListedCandidate, publicityRow } from './results'
import { type Pace, type ReviewPlan, reviewSheets } from './review'
import { type Entry, emptyRows, type PlanAudit, type RoundRows } from './round-rows'
import { type RoundSpec, schemeOf } from './round-specs'

export type RoundPlan = {
  id: string
  spec: RoundSpec
  rows: RoundRows
  entries: Entry[]
  audits: PlanAudit[]
  conferred: Conferred | null
  publicityId: string | null
  winners: PlanPerson[]
}

export type RoundInput = Omit<EntryContext, 'scheme' | 'year'> & {
  spec: RoundSpec
  people: ReadonlyMap<string, PlanPerson>
  /** Candidates with how far each comes. */
  candidates: readonly { person: PlanPerson; progress: Progress }[]
  reviewers: readonly { person: PlanPerson; accountId: string }[]
  members: readonly Omit<Member, 'id'>[]
  lineName: (lineId: string) => string
  paceOf: (judge: Judge, index: number) => Pace
  documentNumber: string | null
  putOff: number | null
}

const day = 86_400_000
const SEED_NOON = new Date('2025-09-15T09:00:00+08:00')

function stagesOf(spec: RoundSpec): { event: RoundEvent; from: RoundStage; to: RoundStage; at: Date }[] {
  const { entered } = spec
  const steps: [RoundEvent, RoundStage, RoundStage, string | undefined][] = [
    ['announce', 'draft', 'announced', spec.announcedAt],
    ['openNominations', 'announced', 'nominating', spec.schedule.opensAt ?? undefined],
    ['closeNominations', 'nominating', 'qualifying', entered.qualifying],
    ['startReview', 'qualifying', 'reviewing', entered.reviewing],
    ['closeScoring', 'reviewing', 'deliberating', entered.deliberating],
    ['publicise', 'deliberating', 'publicity', entered.publicity],
    ['confer', 'publicity', 'conferred', entered.conferred],
    ['close', 'conferred', 'closed', entered.closed],
  ]
  return steps.flatMap(([event, from, to, at]) => (at ? [{ event, from, to, at: new Date(at) }] : []))
}

/** Lets a round run from its draft to the stage of its spec, by the portal's own rules. */
export class RoundBuilder {
  readonly rows = emptyRows()
  readonly audits: PlanAudit[] = []
  readonly scheme: Scheme
  private readonly context: EntryContext
  private readonly random: Random
  private entries: Entry[] = []

  constructor(private readonly input: RoundInput) {
    this.scheme = schemeOf(input.spec)
    this.random = input.random
    this.context = { ...input, scheme: this.scheme, year: input.spec.year }
  }

  build(): RoundPlan {
    const { spec, roundId } = this.input
    this.announce()
    this.nominate()
    const judged = spec.entered.reviewing ? this.review() : null
    const decided = judged && spec.entered.deliberating ? this.decide(judged) : null
    this.finish(judged?.codes ?? new Map())
    return {
      id: roundId,
      spec,
      rows: this.rows,
      entries: this.entries,
      audits: this.audits.sort((a, b) => a.at.getTime() - b.at.getTime()),
      conferred: decided?.conferred ?? null,
      publicityId: decided?.publicityId ?? null,
      winners: decided?.winners ?? [],
    }
  }

  private audit(
    at: Date,
    event: string,
    subject: { kind: string; id: string },
    payload: object,
    accountId: string | null = this.input.officeId,
    role: string | null = 'cityOffice',
  ): void {
    this.audits.push({ at, accountId, role: accountId ? role : null, event, ...subject, payload })
  }

  private announce(): void {
    const { spec, roundId, officeId } = this.input
    const createdAt = new Date(spec.createdAt)
    const announcedAt = new Date(spec.announcedAt)
    const stages = stagesOf(spec)
    const digest = sha256Hex(canonicalJson(this.scheme))
    const last = stages.at(-1)?.at ?? announcedAt
    this.rows.Round.push({
      id: roundId,
      kind: spec.kind,
      subjectKind: 'person',
      name: spec.name,
      year: spec.year,
      titleCode: spec.kind,
      stage: spec.stage,
      schemeVersion: 1,
      version: stages.length + 1,
      createdById: officeId,
      createdAt,
      updatedAt: last,
    })
    this.rows.SchemeVersion.push({
      id: this.random.uuid(createdAt),
      roundId,
      version: 1,
      content: this.scheme,
      frozenAt: announcedAt,
      digest,
      createdById: officeId,
      createdAt,
      updatedAt: announcedAt,
    })
    this.audit(createdAt, 'round.created', { kind: 'round', id: roundId }, { kind: spec.kind, year: spec.year })
    for (const { event, from, to, at } of stages) {
      this.rows.RoundStageChange.push({ id: this.random.uuid(at), roundId, from, to, at, accountId: officeId })
      this.audit(
        at,
        'round.stageMoved',
        { kind: 'round', id: roundId },
        event === 'announce' ? { event, from, to, schemeDigest: digest } : { event, from, to },
      )
    }
  }

  private nominate(): void {
    const { spec } = this.input
    const { opensAt, closesAt } = spec.schedule
    const closes = new Date(closesAt ?? 0)
    const until = closes < SEED_NOON ? closes : SEED_NOON
    const decidedAt = new Date(spec.entered.qualifying ? new Date(spec.entered.reviewing ?? 0).getTime() - day : SEED_NOON.getTime())
    const lapseAt = new Date(spec.entered.qualifying ?? SEED_NOON)
    this.entries = this.input.candidates.map(({ person, progress }) =>
      makeEntry(this.context, person, progress, {
        opensAt: new Date(opensAt ?? 0),
        closesAt: closes,
        until,
        decidedAt: progress === 'lapsed' ? lapseAt : decidedAt,
      }),
    )
  }

  private review() {
    const { spec, roundId, people, officeId } = this.input
    const startedAt = new Date(spec.entered.reviewing ?? 0)
    const foundAt = new Date(startedAt.getTime() - 4 * day)
    const declaredAt = new Date(startedAt.getTime() - 3 * day)
    const qualified = this.entries.filter((entry) => entry.state === 'qualified')
    const judges = this.input.reviewers.map(
      ({ person, accountId }): Judge => ({
        roundReviewerId: this.random.uuid(foundAt),
        accountId,
        person,
        leniency: this.random.normal(0, 0.035),
        steadiness: 0.035 + this.random.next() * 0.03,
      }),
    )
    const handedIn = this.entries.filter((entry) => entry.state === 'qualified' || entry.state === 'disqualified')
    const judging = [
      ...judges.map((judge) => judge.person),
      ...this.input.members.flatMap((member) => (member.personId ? (people.get(member.personId) ?? []) : [])),
    ]
    const conflicts = [
      ...conflictsOf(this.context, judging, handedIn, people, foundAt),
      ...declaredConflicts(
        this.random,
        judges.map((judge) => judge.person),
        qualified,
        declaredAt,
        2,
      ),
    ]
    const seats = seatReviewers(this.random, this.scheme, judges, qualified, conflicts)
    const plan = reviewSheets(this.random, {
      roundId,
      scheme: this.scheme,
      seats,
      judges,
      paceOf: this.input.paceOf,
      from: startedAt,
      to: new Date(spec.entered.deliberating ?? SEED_NOON),
    })
    this.rows.RoundReviewer.push(...judges.map((judge) => this.reviewerRow(judge, plan, foundAt, declaredAt)))
    this.rows.Conflict.push(
      ...conflicts.map(({ at, ...conflict }) => ({
        id: this.random.uuid(at),
        roundId,
        ...conflict,
        createdById: conflict.source === 'found' ? officeId : null,
        createdAt: at,
      })),
    )
    const loads = judges.map((judge) => ({ reviewer: judge.person.name, load: seats.filter((seat) => seat.judge === judge).length }))
    const certificate = {
      status: 'feasible',
      total: 0,
      worst: 0,
      bound: 0,
      mode: 'even',
      perCandidate: this.scheme.reviewing.reviewersPerCandidate,
      loads,
      because: [],
    }
    this.rows.AssignmentRun.push({
      id: this.random.uuid(declaredAt),
      roundId,
      certificate,
      createdById: officeId,
      at: new Date(declaredAt.getTime() + day),
    })
    this.rows.Assignment.push(
      ...seats.map((seat) => ({
        id: seat.id,
        roundId,
        nominationId: seat.entry.id,
        roundReviewerId: seat.judge.roundReviewerId,
        letter: seat.letter,
        position: seat.position,
        state: 'active',
      })),
    )
    this.rows.ScoreSheet.push(...plan.sheets)
    const solved = { roundId, candidates: qualified.length, reviewers: judges.length, status: 'feasible', optimal: false }
    this.audit(foundAt, 'conflict.found', { kind: 'round', id: roundId }, { roundId, count: conflicts.length - 2 })
    this.audit(new Date(declaredAt.getTime() + day), 'assignment.solved', { kind: 'round', id: roundId }, solved)
    return { qualified, conflicts, seats, plan, codes: blindCodesOf(this.random, qualified) }
  }

  private reviewerRow(judge: Judge, plan: ReviewPlan, createdAt: Date, declaredAt: Date) {
    const sealed = plan.sealedBy.get(judge.roundReviewerId)
    return {
      id: judge.roundReviewerId,
      roundId: this.input.roundId,
      personId: judge.person.id,
      accountId: judge.accountId,
      state: 'declared',
      declaredAt,
      sealedAt: sealed?.at ?? null,
      sealDigest: sealed?.digest ?? null,
      createdAt,
    }
  }

  private decide(judged: { qualified: Entry[]; conflicts: PlanConflict[]; seats: Seat[]; plan: ReviewPlan }) {
    const { spec, roundId, officeId } = this.input
    const names = { line: this.input.lineName, unit: this.input.nameOf }
    const closedAt = new Date(spec.entered.deliberating ?? 0)
    const ranking = freezeOrder(roundId, this.scheme, judged.qualified, judged.plan.sealed, names)
    const rankingId = this.random.uuid(closedAt)
    this.rows.Ranking.push({
      id: rankingId,
      roundId,
      version: 1,
      rule: ranking.rule,
      inputs: ranking.inputs,
      digest: ranking.digest,
      computedAt: closedAt,
    })
    this.rows.RankingEntry.push(...ranking.entries.map((entry) => ({ rankingId, ...entry })))
    for (const entry of judged.qualified) move(entry, 'rank', 'ranked', closedAt, officeId)
    this.audit(
      closedAt,
      'ranking.frozen',
      { kind: 'round', id: roundId },
      { roundId, rankingVersion: 1, rule: ranking.rule, digest: ranking.digest, candidates: ranking.entries.length },
    )
    const members = this.appoint(closedAt)
    const barred = new Set(judged.conflicts.map((conflict) => `${conflict.personId} ${conflict.nominationId}`))
    const heldAt = new Date(spec.entered.panelAt ?? closedAt)
    const outcome = holdMeeting(this.random, {
      roundId,
      scheme: this.scheme,
      ranking,
      entries: judged.qualified,
      members,
      isBarred: (personId, nominationId) => barred.has(`${personId} ${nominationId}`),
      names,
      heldAt,
      recordedById: officeId,
      putOff: this.input.putOff,
    })
    this.rows.PanelMeeting.push(outcome.meeting)
    this.rows.PanelVote.push(...outcome.votes)
    const approved = outcome.votes.filter((vote) => vote.decision === 'approved').length
    const record = { roundId, rankingVersion: 1, present: members.length - 1, candidates: outcome.votes.length, approved }
    this.audit(heldAt, 'panel.meetingRecorded', { kind: 'panelMeeting', id: String(outcome.meeting.id) }, record)
    return this.publish(judged.qualified, outcome.results)
  }

  private appoint(at: Date): Member[] {
    const { roundId } = this.input
    const members = this.input.members.map((member) => ({ ...member, id: this.random.uuid(at) }))
    this.rows.PanelMember.push(...members.map((member) => ({ ...member, roundId })))
    return members
  }

  private publish(qualified: Entry[], results: { nominationId: string; event: 'propose' | 'passOver' | 'defer'; reason: string }[]) {
    const { spec, roundId, people, officeId, documentNumber } = this.input
    const publishedAt = new Date(spec.entered.publicity ?? 0)
    const states = { propose: 'proposed', passOver: 'notSelected', defer: 'deferred' } as const
    for (const { nominationId, event, reason } of results) {
      const entry = qualified.find((each) => each.id === nominationId)
      if (entry) move(entry, event, states[event], publishedAt, officeId, reason)
    }
    const listed = qualified.flatMap((entry): ListedCandidate[] => {
      const person = people.get(entry.personId)
      if (!person || entry.state !== 'proposed') return []
      return [
        { entry, person, unit: this.input.nameOf(entry.unitId), line: this.input.lineName(entry.lineId), pinyin: namePinyin(entry.name) },
      ]
    })
    const publicity = publicityRow(this.random, roundId, spec, this.scheme, listed, spec.entered.conferred ? 'ended' : 'running')
    this.rows.Publicity.push(publicity)
    const published = { roundId, publicityVersion: 1, digest: publicity.digest, candidates: listed.length, endsOn: publicity.endsOn }
    this.audit(publishedAt, 'publicity.published', { kind: 'publicity', id: String(publicity.id) }, published)
    const conferred =
      spec.entered.conferred && documentNumber ? confer(this.random, roundId, spec, this.scheme, listed, documentNumber, officeId) : null
    if (conferred) {
      const at = new Date(spec.entered.conferred ?? 0)
      for (const { entry } of listed) move(entry, 'confer', 'conferred', at, officeId)
      this.rows.Conferral.push(conferred.conferral)
      this.rows.Award.push(...conferred.awards)
      this.audit(
        at,
        'round.conferred',
        { kind: 'round', id: roundId },
        { conferralId: conferred.conferral.id, awards: listed.length, heldBack: 0, isSupplementary: false },
      )
    }
    return { conferred, publicityId: String(publicity.id), winners: listed.map((each) => each.person) }
  }

  private finish(codes: ReadonlyMap<string, string>): void {
    const { roundId } = this.input
    if (!this.input.spec.entered.deliberating && this.input.spec.entered.reviewing)
      this.appoint(new Date(this.input.spec.entered.reviewing))
    for (const entry of this.entries) {
      this.rows.Nomination.push(entryRow(roundId, entry, codes.get(entry.id) ?? null))
      for (const { event, from, to, at, reason, accountId } of entry.events) {
        this.rows.NominationEvent.push({ id: this.random.uuid(at), nominationId: entry.id, event, from, to, reason, accountId, at })
        this.audit(
          at,
          'nomination.moved',
          { kind: 'nomination', id: entry.id },
          { roundId, event, from, to },
          accountId,
          accountId === this.input.officeId ? 'cityOffice' : event === 'submit' || event === 'withdraw' ? 'unitHr' : 'unitLeader',
        )
      }
    }
  }
}
