import 'server-only'
import { personPolicy } from '@/lib/org/policy'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { formatDate, fromDateOnly, toDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { notFound, refused } from '@/lib/platform/errors'
import '../audit-events'
import type { RecordAbsenceInput } from '../call-up-schema'
import { BOOKED } from '../call-up-states'
import { absencePolicy } from '../policy'

/** Says on which days a person is away; not over days for which the unit has already let them go. */
export async function recordAbsence(viewer: Viewer, input: RecordAbsenceInput): Promise<{ absenceId: string }> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${input.personId} FOR UPDATE`
    const person = await tx.person.findUnique({ where: { id: input.personId }, select: { id: true, name: true, unitId: true } })
    if (!person || !personPolicy.can(viewer, 'read', person)) throw notFound()
    absencePolicy.authorise(viewer, 'record', { personId: person.id, unitId: person.unitId })
    const [startsOn, endsOn] = [fromDateOnly(input.startsOn), fromDateOnly(input.endsOn)]
    const overlap = { startsOn: { lte: endsOn }, endsOn: { gte: startsOn } }
    const booked = await tx.callUpPerson.findFirst({ where: { personId: person.id, state: { in: [...BOOKED] }, ...overlap } })
    if (booked)
      throw refused(
        'calledUp',
        `${person.name}${formatDate(toDateOnly(booked.startsOn))}至${formatDate(toDateOnly(booked.endsOn))}已同意调用，请先在调用中撤下或让其提前返回。`,
      )
    if ((await tx.personAbsence.count({ where: { personId: person.id, removedAt: null, ...overlap } })) > 0)
      throw refused('already', `${person.name}在这段时间已有不在岗登记，请先撤销再登记。`)
    const absence = await tx.personAbsence.create({
      data: { personId: person.id, kind: input.kind, note: input.note || null, startsOn, endsOn, recordedById: viewer.accountId },
    })
    await recordAudit(
      tx,
      actorOf(viewer),
      'absence.recorded',
      { kind: 'person', id: person.id },
      { absenceId: absence.id, startsOn: input.startsOn, endsOn: input.endsOn },
    )
    return { absenceId: absence.id }
  })
}

/** Takes a wrong or shortened absence back; the row stays. */
export async function removeAbsence(viewer: Viewer, input: { absenceId: string }): Promise<{ absenceId: string }> {
  return inTransaction(async (tx) => {
    const absence = await tx.personAbsence.findUnique({
      where: { id: input.absenceId },
      include: { person: { select: { unitId: true } } },
    })
    const facts = absence && { personId: absence.personId, unitId: absence.person.unitId }
    if (!absence || !facts || !absencePolicy.can(viewer, 'read', facts)) throw notFound()
    absencePolicy.authorise(viewer, 'record', facts)
    const written = await tx.personAbsence.updateMany({
      where: { id: absence.id, removedAt: null },
      data: { removedAt: await businessNow(tx), removedById: viewer.accountId },
    })
    if (written.count === 0) throw refused('already', '这条登记已经撤销。')
    await recordAudit(tx, actorOf(viewer), 'absence.removed', { kind: 'person', id: absence.personId }, { absenceId: absence.id })
    return { absenceId: absence.id }
  })
}
