import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { assignLetters } from '@/lib/rounds/blindness'
import { panelOnScreen } from '../data/accounts'
import { type SeedProject, seedBrands, seedInnovations } from '../data/brands'
import { unitAndAbove } from '../data/unit-lookup'
import type { Random } from '../random'
import { reviewerLogin, reviewersOf } from './casting'
import type { EntryContext, Progress } from './entries'
import { conflictsOf, type Judge } from './judging'
import type { RoundPlan } from './plan-round'
import type { RoundsContext } from './plan-rounds'
import { makeProjectEntry, type ProjectEntry, projectRows } from './project-entries'
import { emptyRows, type PlanAudit, type RoundRows } from './round-rows'
import { type RoundKey, roundSpecs, schemeOf } from './round-specs'

const day = 86_400_000
const SEED_NOON = new Date('2025-09-15T09:00:00+08:00')

/** A project round of the demo while it is made. */
class ProjectRound {
  readonly rows: RoundRows = emptyRows()
  readonly audits: PlanAudit[] = []
  readonly spec
  readonly scheme
  readonly roundId
  readonly random: Random
  readonly context: EntryContext

  constructor(
    private readonly city: RoundsContext,
    key: Extract<RoundKey, 'brand' | 'innovation'>,
    /** People who lead a project already, or have another part in the demo. */
    private readonly taken: Set<string>,
  ) {
    this.spec = roundSpecs[key]
    this.scheme = schemeOf(this.spec)
    this.roundId = city.roundIdOf(key)
    this.random = city.random.fork(key)
    const { org, accounts } = city
    const names = new Map(org.units.map((unit) => [unit.id, unit.versions.at(-1)?.name ?? '']))
    const codes = new Map(org.units.map((unit) => [unit.id, unit.code]))
    this.context = {
      random: this.random,
      roundId: this.roundId,
      scheme: this.scheme,
      year: this.spec.year,
      nameOf: (unitId) => names.get(unitId) ?? '',
      codeOfUnit: (unitId) => codes.get(unitId) ?? '',
      holdingsOf: new Map(),
      actorOf: (unitId, role) => {
        const above = unitAndAbove(codes.get(unitId) ?? '').map(org.unitIdOf)
        return (
          accounts.grants.find((grant) => grant.role === role && grant.unitId !== null && above.includes(grant.unitId))?.accountId ?? null
        )
      },
      officeId: accounts.idOf('office'),
    }
  }

  audit(at: Date, event: string, id: string, payload: object): void {
    this.audits.push({ at, accountId: this.context.officeId, role: 'cityOffice', event, kind: 'round', id, payload })
  }

  announce(): void {
    const { spec, scheme, roundId, random } = this
    const officeId = this.context.officeId
    const createdAt = new Date(spec.createdAt)
    const announcedAt = new Date(spec.announcedAt)
    const digest = sha256Hex(canonicalJson(scheme))
    const steps = [
      ['announce', 'draft', 'announced', spec.announcedAt],
      ['openNominations', 'announced', 'nominating', spec.schedule.opensAt],
      ['closeNominations', 'nominating', 'qualifying', spec.entered.qualifying],
      ['startReview', 'qualifying', 'reviewing', spec.entered.reviewing],
    ] as const
    const entered = steps.flatMap(([event, from, to, at]) => (at ? [{ event, from, to, at: new Date(at) }] : []))
    this.rows.Round.push({
      id: roundId,
      kind: spec.kind,
      subjectKind: 'project',
      name: spec.name,
      year: spec.year,
      titleCode: null,
      stage: spec.stage,
      schemeVersion: 1,
      version: entered.length + 1,
      createdById: officeId,
      createdAt,
      updatedAt: entered.at(-1)?.at ?? announcedAt,
    })
    this.rows.SchemeVersion.push({
      id: random.uuid(createdAt),
      roundId,
      version: 1,
      content: scheme,
      frozenAt: announcedAt,
      digest,
      createdById: officeId,
      createdAt,
      updatedAt: announcedAt,
    })
    this.audit(createdAt, 'round.created', roundId, { kind: spec.kind, year: spec.year })
    for (const { event, from, to, at } of entered) {
      this.rows.RoundStageChange.push({ id: random.uuid(at), roundId, from, to, at, accountId: officeId })
      this.audit(at, 'round.stageMoved', roundId, event === 'announce' ? { event, from, to, schemeDigest: digest } : { event, from, to })
    }
  }

  nominate(projects: readonly (readonly [SeedProject, Extract<Progress, 'submitted' | 'endorsed' | 'qualified'>])[]): ProjectEntry[] {
    const { org, people } = this.city
    const { taken } = this
    const closes = new Date(this.spec.schedule.closesAt ?? 0)
    return projects.map(([project, progress]) => {
      const unitId = org.unitIdOf(project.unit)
      const leader = people.find(
        (person) => person.unitId === unitId && person.status === 'active' && person.affiliation === 'internal' && !taken.has(person.id),
      )
      if (!leader) throw new Error(`nobody of ${project.unit} can lead a project`)
      taken.add(leader.id)
      return makeProjectEntry(this.context, { project, unitId, lineId: org.lineIdOf(project.line), leader }, progress, {
        opensAt: new Date(this.spec.schedule.opensAt ?? 0),
        until: closes < SEED_NOON ? closes : SEED_NOON,
        decidedAt: new Date(new Date(this.spec.entered.reviewing ?? SEED_NOON).getTime() - day),
      })
    })
  }

  /** Every judge gets every candidate but those under conflict; the running order is left to the office. */
  seat(entries: readonly ProjectEntry[], key: 'brand'): void {
    const { pool, accounts, people } = this.city
    const { roundId, random, context } = this
    const startedAt = new Date(this.spec.entered.reviewing ?? SEED_NOON)
    const foundAt = new Date(startedAt.getTime() - 4 * day)
    const declaredAt = new Date(startedAt.getTime() - 3 * day)
    const judges = reviewersOf[key](pool).map(
      (person): Judge => ({
        roundReviewerId: random.uuid(foundAt),
        accountId: accounts.idOf(reviewerLogin(pool.indexOf(person))),
        person,
        leniency: 0,
        steadiness: 0,
      }),
    )
    const byId = new Map(people.map((person) => [person.id, person]))
    const chair = this.city.named.get('panelist')
    this.rows.PanelMember.push(
      ...panelOnScreen.map(({ name, post, person, login }, index) => ({
        id: random.uuid(foundAt),
        roundId,
        name,
        post,
        isChair: index === 0,
        personId: person === 'panelist' ? (chair?.id ?? null) : null,
        accountId: accounts.idOf(login),
      })),
    )
    const own = entries.map(({ entry }) => entry)
    const conflicts = conflictsOf(context, [...judges.map((judge) => judge.person), ...(chair ? [chair] : [])], own, byId, foundAt)
    const barred = new Set(conflicts.map((conflict) => `${conflict.personId} ${conflict.nominationId}`))
    this.rows.RoundReviewer.push(
      ...judges.map((judge) => ({
        id: judge.roundReviewerId,
        roundId,
        personId: judge.person.id,
        accountId: judge.accountId,
        state: 'declared',
        declaredAt,
        sealedAt: null,
        sealDigest: null,
        createdAt: foundAt,
      })),
    )
    this.rows.Conflict.push(
      ...conflicts.map(({ at, ...conflict }) => ({
        id: random.uuid(at),
        roundId,
        ...conflict,
        createdById: context.officeId,
        createdAt: at,
      })),
    )
    const seats = judges.flatMap((judge) =>
      random
        .shuffled(own)
        .filter((entry) => !barred.has(`${judge.person.id} ${entry.id}`))
        .map((entry, index) => ({ id: random.uuid(startedAt), judge, entry, position: index + 1 })),
    )
    const letters = assignLetters(
      seats.map((each) => ({ candidateId: each.entry.id, sheetId: each.id })),
      (limit) => random.int(0, limit - 1),
    )
    this.rows.Assignment.push(
      ...seats.map(({ id, judge, entry, position }) => ({
        id,
        roundId,
        nominationId: entry.id,
        roundReviewerId: judge.roundReviewerId,
        letter: letters.get(id) ?? id,
        position,
        state: 'active',
      })),
    )
    this.audit(foundAt, 'panel.membersSet', roundId, { roundId, count: panelOnScreen.length })
    this.audit(foundAt, 'conflict.found', roundId, { roundId, count: conflicts.length })
    this.audit(new Date(declaredAt.getTime() + day), 'show.judgesSeated', roundId, {
      roundId,
      judges: judges.length,
      candidates: own.length,
      seats: seats.length,
    })
  }

  finish(entries: readonly ProjectEntry[]): RoundPlan {
    const { roundId } = this
    for (const each of entries) {
      const { project, member, nomination } = projectRows(roundId, this.spec.kind, each)
      this.rows.Project.push(project)
      this.rows.ProjectMember.push(member)
      this.rows.Nomination.push(nomination)
      for (const { event, from, to, at, reason, accountId } of each.entry.events) {
        this.rows.NominationEvent.push({ id: this.random.uuid(at), nominationId: each.entry.id, event, from, to, reason, accountId, at })
        const role = event === 'qualify' ? 'cityOffice' : event === 'submit' ? 'unitHr' : 'unitLeader'
        const payload = { roundId, event, from, to }
        this.audits.push({
          at,
          accountId,
          role: accountId ? role : null,
          event: 'nomination.moved',
          kind: 'nomination',
          id: each.entry.id,
          payload,
        })
      }
    }
    return {
      id: roundId,
      spec: this.spec,
      rows: this.rows,
      entries: entries.map(({ entry }) => entry),
      audits: this.audits.sort((a, b) => a.at.getTime() - b.at.getTime()),
      conferred: null,
      publicityId: null,
      winners: [],
    }
  }
}

/** 十大文化品牌, ready for its live show, and 创新工作成果, open for nomination. */
export function planProjectRounds(city: RoundsContext): RoundPlan[] {
  const taken = new Set([...city.named.values(), ...city.pool].map((person) => person.id))
  const brand = new ProjectRound(city, 'brand', taken)
  brand.announce()
  const brands = brand.nominate(seedBrands.map((project) => [project, 'qualified']))
  brand.seat(brands, 'brand')
  const innovation = new ProjectRound(city, 'innovation', taken)
  innovation.announce()
  const innovations = innovation.nominate(
    seedInnovations.map((project, index) => [project, index === seedInnovations.length - 1 ? 'submitted' : 'endorsed']),
  )
  return [brand.finish(brands), innovation.finish(innovations)]
}
