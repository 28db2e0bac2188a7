import 'server-only'
import type { Actor } from '@/lib/platform/audit/record'
import { recordAuditMany } from '@/lib/platform/audit/record'
import { type DateOnly, formatDate, fromDateOnly, fromDateOnlyOrNull, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import { readEntryBars } from '../entry-bar-queries'
import { followHoldingChanges } from '../holding-changes'
import { barOn } from '../management-rule'
import { spansOverlap, termEnd } from '../terms'
import { rewriteLedger } from './rewrite-ledger'

export type HoldingGrant = {
  personId: string
  titleCode: string
  startsOn: DateOnly
  basis: 'conferral' | 'recognition' | 'history'
  documentNumber: string | null
  conferralId?: string | null
  isRenewal: boolean
  /** Last day of the term where it is not the one of the title's definition (history). */
  termEndsOn?: DateOnly | null
}

/**
 * Writes holdings with their terms, the record, the ledger and the pool, in the caller's transaction. All or nothing.
 * Authorisation is the calling command's. A higher title closes no lower one: counting takes the highest.
 * History is written as it was; any other grant minds the bars left by revocations and by assessments.
 * @returns the holdings' ids in the order of `items`
 * @throws AppError `titleUnknown`, `holdingOverlap`, `holdingBarred` with the names concerned
 */
export async function grantHoldings(
  tx: Tx,
  actor: Actor,
  items: readonly HoldingGrant[],
  options: { reason?: string; isFirstLoad?: boolean } = {},
): Promise<string[]> {
  if (items.length === 0) return []
  const titles = await tx.title.findMany({ select: { id: true, code: true, name: true, termYears: true } })
  const titleByCode = new Map(titles.map((title) => [title.code, title]))
  const planned = items.map((item) => {
    const title = titleByCode.get(item.titleCode)
    if (!title) throw refused('titleUnknown', '要授予的称号不在称号目录中，请先在“称号设置”中添加。')
    const termEndsOn = item.termEndsOn === undefined ? termEnd(item.startsOn, title.termYears) : item.termEndsOn
    return { ...item, title, startsOn: item.startsOn, termEndsOn, endsOn: termEndsOn }
  })
  await refuseOverlaps(tx, planned)
  await refuseBarred(tx, planned)
  const created = await tx.holding.createManyAndReturn({
    data: planned.map((item) => ({
      personId: item.personId,
      titleId: item.title.id,
      startsOn: fromDateOnly(item.startsOn),
      endsOn: fromDateOnlyOrNull(item.endsOn),
      termEndsOn: fromDateOnlyOrNull(item.termEndsOn),
      isRenewal: item.isRenewal,
      basis: item.basis,
      documentNumber: item.documentNumber,
      conferralId: item.conferralId ?? null,
    })),
    select: { id: true, personId: true, titleId: true, startsOn: true },
  })
  const idOf = new Map(created.map((row) => [`${row.personId}|${row.titleId}|${toDateOnly(row.startsOn)}`, row.id]))
  const ids = planned.map((item) => idOf.get(`${item.personId}|${item.title.id}|${item.startsOn}`) ?? '')
  await recordAuditMany(
    tx,
    actor,
    'holding.granted',
    planned.map(({ personId, titleCode, startsOn, endsOn, basis, isRenewal }, index) => ({
      subject: { kind: 'holding', id: ids[index] ?? null },
      payload: { personId, titleCode, startsOn, endsOn, basis, isRenewal },
    })),
  )
  const personIds = items.map((item) => item.personId)
  await rewriteLedger(tx, personIds, { reason: options.reason ?? '授予称号', actor, isFirstLoad: options.isFirstLoad })
  await followHoldingChanges(tx, personIds)
  return ids
}

type Planned = {
  personId: string
  startsOn: DateOnly
  endsOn: DateOnly | null
  basis: HoldingGrant['basis']
  isRenewal: boolean
  title: { id: string; name: string }
}

/** The database excludes overlaps too; this says it in words, with names. */
async function refuseOverlaps(tx: Tx, planned: readonly Planned[]): Promise<void> {
  const personIds = [...new Set(planned.map((item) => item.personId))]
  const people = await tx.person.findMany({
    where: { id: { in: personIds } },
    select: {
      id: true,
      name: true,
      holdings: { where: { state: { not: 'annulled' } }, select: { titleId: true, startsOn: true, endsOn: true } },
    },
  })
  if (people.length < personIds.length) throw notFound('有人员不在名册中，请刷新后核对名单。')
  const personById = new Map(people.map((person) => [person.id, person]))
  const clashes: string[] = []
  planned.forEach((item, index) => {
    const person = personById.get(item.personId)
    const held = (person?.holdings ?? []).filter((holding) => holding.titleId === item.title.id)
    const spans = held.map((holding) => ({ startsOn: toDateOnly(holding.startsOn), endsOn: toDateOnlyOrNull(holding.endsOn) }))
    const planTwice = planned
      .slice(0, index)
      .some((other) => other.personId === item.personId && other.title.id === item.title.id && spansOverlap(other, item))
    const clash = spans.find((span) => spansOverlap(span, item))
    if (clash || planTwice) {
      const until = clash?.endsOn ? `至${formatDate(clash.endsOn)}` : '且没有期限'
      clashes.push(
        clash
          ? `${person?.name ?? ''}的“${item.title.name}”任期自${formatDate(clash.startsOn)}${until}`
          : `${person?.name ?? ''}的“${item.title.name}”重复授予`,
      )
    }
  })
  if (clashes.length > 0)
    throw refused('holdingOverlap', `同一称号的任期不能重叠：${clashes.slice(0, 5).join('；')}。请调整起始日期后再试。`)
}

/** Nobody gets a title while a revoked one still bars, nor a renewal that the last assessment does not allow. */
async function refuseBarred(tx: Tx, planned: readonly Planned[]): Promise<void> {
  const fresh = planned.filter((item) => item.basis !== 'history')
  if (fresh.length === 0) return
  const personIds = [...new Set(fresh.map((item) => item.personId))]
  const bars = await readEntryBars(tx, personIds)
  const unrenewable = await tx.holding.findMany({
    where: { personId: { in: personIds }, state: 'active', renewalBar: { not: null } },
    select: { personId: true, titleId: true, renewalBar: true },
  })
  const reasons = fresh.flatMap((item) => {
    const bar = barOn(bars.get(item.personId) ?? [], item.startsOn)
    if (bar) return [{ personId: item.personId, why: `曾被${bar.name}，${formatDate(bar.endsOn)}前不得再授予` }]
    const term = item.isRenewal ? unrenewable.find((held) => held.personId === item.personId && held.titleId === item.title.id) : undefined
    return term ? [{ personId: item.personId, why: `“${item.title.name}”不能续评：${term.renewalBar ?? ''}` }] : []
  })
  if (reasons.length === 0) return
  const people = await tx.person.findMany({
    where: { id: { in: reasons.map(({ personId }) => personId) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const words = reasons.slice(0, 5).map(({ personId, why }) => `${nameOf.get(personId) ?? ''}${why}`)
  throw refused('holdingBarred', `不能授予称号：${words.join('；')}。`)
}
