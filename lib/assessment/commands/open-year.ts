import 'server-only'
import { sumOverAccounts } from '@/lib/org/unit-accounts'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { formatDate, fromDateOnly } from '@/lib/platform/dates'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound, refused } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notices/notify'
import '../audit-events'
import { assessmentYearPolicy } from '../policy'
import type { CloseYearInput, OpenYearInput } from '../schema'
import { stillHeld } from '../still-held'

const TIMEOUT = 60_000

/** Opens a year: a form for every holder's highest running title of each plan that began in the year or before; units are told. */
export async function openYear(viewer: Viewer, input: OpenYearInput): Promise<{ yearId: string; forms: number }> {
  try {
    return await inTransaction(
      async (tx) => {
        assessmentYearPolicy.authorise(viewer, 'manage')
        const today = await businessToday(tx)
        if (input.year > Number(today.slice(0, 4)))
          throw invalid('不能启动将来年度的考核。', { year: [`今年是 ${today.slice(0, 4)} 年。`] })
        if (input.dueOn < today) throw invalid('截止日期已过。', { dueOn: ['截止日期不能早于今天。'] })
        const forms = await holdersOf(tx, input.year, today)
        if (forms.length === 0) throw refused('noHolders', '该年度没有需要考核的称号持有人。')
        const year = await tx.assessmentYear.create({
          data: {
            year: input.year,
            openedOn: fromDateOnly(today),
            dueOn: fromDateOnly(input.dueOn),
            excellentCap: input.excellentCap,
            note: input.note,
            openedById: viewer.accountId,
          },
        })
        await tx.holdingAssessment.createMany({ data: forms.map((form) => ({ ...form, yearId: year.id })) })
        await tellUnits(tx, forms, input)
        await recordAudit(
          tx,
          actorOf(viewer),
          'assessment.yearOpened',
          { kind: 'assessmentYear', id: year.id },
          { year: input.year, forms: forms.length },
        )
        return { yearId: year.id, forms: forms.length }
      },
      { timeout: TIMEOUT },
    )
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw invalid(`${input.year} 年度考核已经启动过。`, { year: ['一个年度只启动一次，请到已有的年度中办理。'] })
  }
}

type Form = { holdingId: string; personId: string; unitId: string }

async function holdersOf(tx: Tx, year: number, today: string): Promise<Form[]> {
  const rows = await tx.holding.findMany({
    where: {
      state: 'active',
      startsOn: { lte: fromDateOnly(`${year}-12-31`) },
      OR: [{ endsOn: null }, { endsOn: { gte: fromDateOnly(today) } }],
      person: { is: { status: 'active', affiliation: 'internal' } },
    },
    select: { id: true, personId: true, title: { select: { plan: true, rank: true } }, person: { select: { unitId: true } } },
    orderBy: [{ personId: 'asc' }, { id: 'asc' }],
  })
  const highest = new Map<string, Form & { rank: number }>()
  for (const { id, personId, title, person } of rows) {
    const key = `${personId}|${title.plan}`
    const found = highest.get(key)
    if (!found || title.rank < found.rank) highest.set(key, { holdingId: id, personId, unitId: person.unitId, rank: title.rank })
  }
  return [...highest.values()].map(({ holdingId, personId, unitId }) => ({ holdingId, personId, unitId }))
}

async function tellUnits(tx: Tx, forms: readonly Form[], input: OpenYearInput): Promise<void> {
  const countOf = new Map<string, number>()
  for (const { unitId } of forms) countOf.set(unitId, (countOf.get(unitId) ?? 0) + 1)
  const sums = await sumOverAccounts(tx, 'unitHr', countOf)
  await notify(
    tx,
    [...sums].map(([accountId, count]) => ({
      accountId,
      kind: 'assessment',
      title: `${input.year} 年度称号考核已启动`,
      body: `本单位有 ${count} 份考核表需要填报，请于${formatDate(input.dueOn)}前完成。`,
      href: '/assessment',
    })),
  )
}

/** Closes a year once every form is confirmed and every proposal decided. */
export async function closeYear(viewer: Viewer, input: CloseYearInput): Promise<{ yearId: string }> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "AssessmentYear" WHERE id = ${input.yearId} FOR UPDATE`
    const year = await tx.assessmentYear.findUnique({ where: { id: input.yearId } })
    if (!year) throw notFound()
    assessmentYearPolicy.authorise(viewer, 'manage', { id: year.id })
    if (year.state === 'closed') throw refused('yearClosed', '这个年度的考核已经结束。')
    // Whoever left or lost the title meanwhile is not waited for.
    const today = await businessToday(tx)
    const [open, staged] = await Promise.all([
      tx.holdingAssessment.count({ where: { yearId: year.id, state: { not: 'confirmed' }, ...stillHeld(today) } }),
      tx.assessmentEffect.count({ where: { assessment: { yearId: year.id }, state: 'staged' } }),
    ])
    if (open > 0) throw refused('formsOpen', `还有 ${open} 份考核表没有确认，不能结束。`)
    if (staged > 0) throw refused('effectsOpen', `还有 ${staged} 项结果运用没有决定，不能结束。`)
    const { count } = await tx.assessmentYear.updateMany({
      where: { id: year.id, version: input.version, state: 'open' },
      data: { state: 'closed', closedOn: fromDateOnly(today), version: { increment: 1 } },
    })
    if (count === 0) throw conflict()
    await recordAudit(tx, actorOf(viewer), 'assessment.yearClosed', { kind: 'assessmentYear', id: year.id }, { year: year.year })
    return { yearId: year.id }
  })
}
