import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import { workingDayStatus } from '@/lib/platform/calendar/working-days'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import { type DateOnly, dateOf, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { candidateName } from './candidate-name'
import { roundKindLabels } from './labels'
import type { LoadedRound } from './loaded-round'
import { readLineNames } from './name-queries'
import { nominationGroups } from './nomination-states'
import { formatPublicityRule, publicityPeriod } from './publicity'
import type { PublishedList } from './published-list'

/** The list as it goes public: everyone proposed now, in the order of lines and names, with its digest. */
export async function buildPublishedList(tx: Tx, round: LoadedRound, now: Date): Promise<{ content: PublishedList; digest: string }> {
  const [tree, lineNames, title, lines, nominations] = await Promise.all([
    loadOrgTree(tx, dateOf(now)),
    readLineNames(tx),
    round.titleCode ? tx.title.findUnique({ where: { code: round.titleCode }, select: { name: true } }) : null,
    tx.line.findMany({ select: { id: true }, orderBy: { sortOrder: 'asc' } }),
    tx.nomination.findMany({
      where: { roundId: round.id, state: { in: [...nominationGroups.awaitingConferral] } },
      include: { person: { select: { name: true, namePinyin: true, post: true } }, project: { select: { name: true, category: true } } },
    }),
  ])
  const kind = roundKindLabels[round.kind]
  const order = new Map(lines.map((line, index) => [line.id, index]))
  const nameKey = (row: (typeof nominations)[number]) => row.person?.namePinyin ?? row.project?.name ?? ''
  const sorted = [...nominations].sort(
    (a, b) => (order.get(a.lineId) ?? 0) - (order.get(b.lineId) ?? 0) || nameKey(a).localeCompare(nameKey(b)),
  )
  const content: PublishedList = {
    roundName: round.name,
    titleName: title?.name ?? kind.name,
    ...(kind.resultWord === '命名' ? {} : { resultWord: kind.resultWord }),
    ...(kind.subject === 'person' ? {} : { countWord: '项' }),
    period: formatPublicityRule(round.scheme.publicity),
    contact: '市人才工作办公室。可在本页在线提出，也可书面送交。',
    candidates: sorted.map((row) => {
      const note = row.person?.post ?? row.project?.category
      const base = { nominationId: row.id, name: candidateName(row), unit: tree.nameOf(row.unitId), line: lineNames.get(row.lineId) ?? '' }
      return note ? { ...base, note } : base
    }),
    inadmissibleGrounds: round.scheme.inadmissibleGrounds.map((ground) => ground.text),
  }
  return { content, digest: sha256Hex(canonicalJson(content)) }
}

/** The last day of a publicity that starts now. @throws AppError when a year on the way has no calendar yet */
export async function publicityEnd(tx: Tx, round: LoadedRound, now: Date): Promise<DateOnly> {
  const rows = await tx.calendarOverride.findMany({ where: { date: { gte: fromDateOnly(dateOf(now)) } } })
  const overrides = rows.map((row) => ({ date: toDateOnly(row.date), isWorkingDay: row.isWorkingDay, name: row.reason }))
  const plan = publicityPeriod(now, round.scheme.publicity, (day) => workingDayStatus(day, overrides))
  if (!plan.ok) throw refused(plan.code, plan.message)
  return plan.period.endsOn
}
