import 'server-only'
import { accountsOverUnits } from '@/lib/org/unit-accounts'
import { actorOf, VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { addDays, type DateOnly, daysBetween, formatDate, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { type NoticeInput, notify } from '@/lib/platform/notices/notify'
import { titleClassCode } from '@/lib/titles/ledger'
import { DEFAULT_RULE } from '@/lib/titles/management-rule'
import '../audit-events'
import { dueNotices, type Ending } from '../ending-notices'
import { assessmentYearPolicy } from '../policy'

const TIMEOUT = 60_000
/** Endings handled in one go; the rest follows with the next. */
const MOST = 2000

/** Tells persons and units of titles that end within the days of their rules; each of those days is told of once, whoever asks how often. */
export async function tellEndings(viewer: Viewer): Promise<{ notices: number }> {
  return inTransaction(
    async (tx) => {
      assessmentYearPolicy.authorise(viewer, 'manage')
      return tellWithin(tx, viewer)
    },
    { timeout: TIMEOUT },
  )
}

/** The portal's own daily round. */
export async function tellEndingsDaily(): Promise<{ notices: number }> {
  return inTransaction((tx) => tellWithin(tx, VISITOR), { timeout: TIMEOUT })
}

async function tellWithin(tx: Tx, viewer: Viewer): Promise<{ notices: number }> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(7320256)) AS held`
  const today = await businessToday(tx)
  const endings = await loadEndings(tx, today)
  const holdings = await tx.holding.findMany({
    where: { id: { in: endings.map(({ holdingId }) => holdingId) }, person: { is: { status: 'active' } } },
    select: {
      id: true,
      title: { select: { name: true, managementRule: { select: { noticeDays: true } } } },
      person: { select: { name: true, unitId: true, account: { select: { id: true } } } },
      endNotices: { select: { endsOn: true, daysBefore: true } },
    },
  })
  const holdingOf = new Map(holdings.map((holding) => [holding.id, holding]))
  const staff = await accountsOverUnits(
    tx,
    'unitHr',
    holdings.map(({ person }) => person.unitId),
  )
  const notices: NoticeInput[] = []
  const sent: { holdingId: string; endsOn: Date; daysBefore: number; sentOn: Date }[] = []
  for (const { holdingId, endsOn, why } of endings) {
    const holding = holdingOf.get(holdingId)
    if (!holding) continue
    const told = holding.endNotices.filter((notice) => toDateOnly(notice.endsOn) === endsOn).map(({ daysBefore }) => daysBefore)
    const due = dueNotices(endsOn, today, holding.title.managementRule?.noticeDays ?? DEFAULT_RULE.noticeDays, told)
    if (due.length === 0) continue
    sent.push(...due.map((daysBefore) => ({ holdingId, endsOn: fromDateOnly(endsOn), daysBefore, sentOn: fromDateOnly(today) })))
    notices.push(...wordsFor(holding, staff.get(holding.person.unitId) ?? [], endsOn, why, today))
  }
  if (sent.length > 0) await tx.holdingEndNotice.createMany({ data: sent, skipDuplicates: true })
  await notify(tx, notices)
  if (notices.length > 0)
    await recordAudit(tx, actorOf(viewer), 'assessment.endingsTold', { kind: 'holding', id: null }, { notices: notices.length })
  return { notices: notices.length }
}

/** Terms that end in the window, and retirements that the ledger foresees in it; of one holding the earlier. */
async function loadEndings(tx: Tx, today: DateOnly): Promise<Ending[]> {
  const rules = await tx.managementRule.findMany({ select: { noticeDays: true } })
  const furthest = Math.max(...DEFAULT_RULE.noticeDays, ...rules.flatMap(({ noticeDays }) => noticeDays))
  const until = addDays(today, furthest)
  const terms = await tx.holding.findMany({
    where: { state: 'active', startsOn: { lte: fromDateOnly(today) }, endsOn: { gte: fromDateOnly(today), lte: fromDateOnly(until) } },
    select: { id: true, endsOn: true },
    orderBy: [{ endsOn: 'asc' }, { id: 'asc' }],
    take: MOST,
  })
  const titles = await tx.title.findMany({ select: { code: true } })
  const retirements = await tx.ledgerEntry.findMany({
    where: {
      kind: 'retained',
      classCode: { in: titles.map(({ code }) => titleClassCode(code)) },
      day: { gt: fromDateOnly(today), lte: fromDateOnly(addDays(until, 1)) },
      delta: -1,
      reason: 'retired',
    },
    select: { holdingId: true, day: true },
    take: MOST,
  })
  const endings = new Map<string, Ending>()
  for (const { id, endsOn } of terms) if (endsOn) endings.set(id, { holdingId: id, endsOn: toDateOnly(endsOn), why: 'expired' })
  for (const { holdingId, day } of retirements) {
    const endsOn = addDays(toDateOnly(day), -1)
    const known = holdingId ? endings.get(holdingId) : undefined
    if (holdingId && (!known || endsOn < known.endsOn)) endings.set(holdingId, { holdingId, endsOn, why: 'retired' })
  }
  return [...endings.values()]
}

type Told = { title: { name: string }; person: { name: string; account: { id: string } | null } }

function wordsFor({ title, person }: Told, staff: readonly string[], endsOn: DateOnly, why: Ending['why'], today: DateOnly): NoticeInput[] {
  const left = daysBetween(today, endsOn)
  const when = `${formatDate(endsOn)}（${left === 0 ? '今日' : `${left} 日后`}）`
  const ground = why === 'retired' ? '因到龄退休，' : '任期届满，'
  const own: NoticeInput[] = person.account
    ? [
        {
          accountId: person.account.id,
          kind: 'holdingEnding',
          title: `您的“${title.name}”称号将于${formatDate(endsOn)}终止`,
          body: `${ground}您的“${title.name}”称号最后一日为${when}。${why === 'expired' ? '如拟续评，请与单位人事联系。' : ''}`,
          href: '/me',
        },
      ]
    : []
  return [
    ...own,
    ...staff.map((accountId) => ({
      accountId,
      kind: 'holdingEnding',
      title: `${person.name}的“${title.name}”称号即将终止`,
      body: `${ground}最后一日为${when}。${why === 'expired' ? '请确认是否参加续评。' : ''}`,
      href: '/titles?expiring=180',
    })),
  ]
}
