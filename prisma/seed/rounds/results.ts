import { workingDayStatus } from '@/lib/platform/calendar/working-days'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { formatPublicityRule, publicityPeriod } from '@/lib/rounds/publicity'
import type { PublishedList } from '@/lib/rounds/published-list'
import type { Scheme } from '@/lib/rounds/scheme'
import type { PlanHolding, PlanPerson } from '../city-plan'
import { seedLines } from '../data/lines'
import { seedTitles } from '../data/titles'
import { makeHolding } from '../holdings'
import type { Random } from '../random'
import type { Row } from '../write-rows'
import type { Entry } from './round-rows'
import type { RoundSpec } from './round-specs'

export type ListedCandidate = { entry: Entry; person: PlanPerson; unit: string; line: string; pinyin: string }

export function titleNameOf(code: string | null): string {
  return seedTitles.find((title) => title.code === code)?.name ?? ''
}

/** The published list as the portal builds it: by lines, then by the reading of names. */
export function publicityRow(
  random: Random,
  roundId: string,
  spec: RoundSpec,
  scheme: Scheme,
  listed: readonly ListedCandidate[],
  state: 'running' | 'ended',
): Row {
  const publishedAt = new Date(spec.entered.publicity ?? 0)
  const plan = publicityPeriod(publishedAt, scheme.publicity, (day) => workingDayStatus(day, []))
  if (!plan.ok) throw new Error(plan.message)
  const order = new Map(seedLines.map((line, index) => [line.name, index]))
  const sorted = [...listed].sort((a, b) => (order.get(a.line) ?? 0) - (order.get(b.line) ?? 0) || a.pinyin.localeCompare(b.pinyin))
  const content: PublishedList = {
    roundName: spec.name,
    titleName: titleNameOf(scheme.titleCode),
    period: formatPublicityRule(scheme.publicity),
    contact: '市人才工作办公室。可在本页在线提出，也可书面送交。',
    candidates: sorted.map(({ entry, person, unit, line }) => ({
      nominationId: entry.id,
      name: entry.name,
      unit,
      line,
      note: person.post,
    })),
    inadmissibleGrounds: scheme.inadmissibleGrounds.map((ground) => ground.text),
  }
  return {
    id: random.uuid(publishedAt),
    roundId,
    version: 1,
    state,
    content,
    digest: sha256Hex(canonicalJson(content)),
    publishedAt,
    endsOn: plan.period.endsOn,
  }
}

export type Conferred = {
  conferral: Row
  awards: Row[]
  holdings: PlanHolding[] /** Holding id → award id. */
  awardOf: Map<string, string>
}

/** The document, and for each winner an award and a holding. */
export function confer(
  random: Random,
  roundId: string,
  spec: RoundSpec,
  scheme: Scheme,
  winners: readonly ListedCandidate[],
  documentNumber: string,
  officeId: string,
): Conferred {
  const at = new Date(spec.entered.conferred ?? 0)
  const conferredOn = scheme.schedule.conferralOn ?? ''
  const conferral = { id: random.uuid(at), roundId, documentNumber, conferredOn, isSupplementary: false, recordedById: officeId, at }
  const { kind } = spec
  if (kind === 'brand' || kind === 'innovation') throw new Error('a project holds no title')
  const granted = winners.map(({ entry, person }) => {
    const award = {
      id: random.uuid(at),
      personId: person.id,
      conferralId: conferral.id,
      nominationId: entry.id,
      name: titleNameOf(spec.kind),
      grantedOn: conferredOn,
    }
    const holding = {
      ...makeHolding(random, person, { title: kind, basis: 'conferral' }, { startsOn: conferredOn, document: documentNumber }),
      conferralId: conferral.id,
    }
    return { award, holding }
  })
  return {
    conferral,
    awards: granted.map((each) => each.award),
    holdings: granted.map((each) => each.holding),
    awardOf: new Map(granted.map(({ award, holding }) => [holding.id, award.id])),
  }
}
