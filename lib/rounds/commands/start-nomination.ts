import 'server-only'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessNow } from '@/lib/platform/clock'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { forbidden, notFound, refused } from '@/lib/platform/errors'
import '../nominating-audit'
import { likenessTokens } from '../duplicates'
import { type LoadedRound, loadRound } from '../loaded-round'
import type { startNominationSchema, startOwnNominationSchema, startProjectNominationSchema } from '../nomination-schema'
import { nominationPolicy, roundPolicy } from '../policy'
import { isStageIn } from '../round-stages'

type Started = { nominationId: string }
type Candidate = { personId: string | null; projectId: string | null; unitId: string; lineId: string; name: string }

/** Shared lock: rounds do not move while a nomination is being started. */
async function openRound(tx: Tx, viewer: Viewer, roundId: string): Promise<{ round: LoadedRound; now: Date }> {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM "Round" WHERE id = ${roundId} FOR SHARE`
  if (locked.length === 0) throw notFound('没有找到这个评选轮次。')
  const round = await loadRound(tx, roundId)
  const now = await businessNow(tx)
  if (!roundPolicy.can(viewer, 'nominateInto', { id: round.id, stage: round.stage })) throw forbidden()
  const closesAt = round.scheme.schedule.closesAt
  if (!isStageIn(round.stage, 'acceptingNominations') || !closesAt || now >= new Date(closesAt))
    throw refused('notOpen', `“${round.name}”现在不在申报期内，不能新增推荐。`)
  return { round, now }
}

async function insert(tx: Tx, viewer: Viewer, round: LoadedRound, candidate: Candidate, channel: 'unitHr' | 'self'): Promise<Started> {
  const { personId, projectId, unitId, lineId } = candidate
  nominationPolicy.authorise(viewer, 'create', { roundId: round.id, unitId, personId, state: 'draft', conflicts: [] })
  const unit = await tx.unit.findUniqueOrThrow({ where: { id: unitId }, select: { level: true } })
  const created = await tx.nomination.create({
    data: {
      roundId: round.id,
      personId,
      projectId,
      unitId,
      lineId,
      isGrassroots: unit.level === 'grassroots',
      channel,
      startedById: viewer.accountId,
    },
  })
  await recordAudit(tx, actorOf(viewer), 'nomination.started', { kind: 'nomination', id: created.id }, { roundId: round.id, channel })
  return { nominationId: created.id }
}

/** One nomination per round and subject: a second start opens the first, where the viewer may see it. */
async function startOnce(name: string, start: () => Promise<Started>): Promise<Started> {
  try {
    return await start()
  } catch (error) {
    if (isUniqueViolation(error)) throw refused('alreadyNominated', `${name}在本轮评选中已有推荐，请到推荐列表中打开。`)
    throw error
  }
}

/** HR starts a nomination of a person on its roster. @throws AppError notFound, notOpen, alreadyNominated */
export async function startNomination(viewer: Viewer, input: z.output<typeof startNominationSchema>): Promise<Started> {
  return startOnce('该同志', () =>
    inTransaction(async (tx) => {
      const { round } = await openRound(tx, viewer, input.roundId)
      const person = await tx.person.findFirst({
        where: { id: input.personId, unitId: { in: viewer.unitIds }, status: 'active', affiliation: 'internal' },
      })
      if (!person || round.subjectKind !== 'person') throw notFound('没有在本单位名册中找到这位同志。')
      return insert(
        tx,
        viewer,
        round,
        { personId: person.id, projectId: null, unitId: person.unitId, lineId: person.lineId, name: person.name },
        'unitHr',
      )
    }),
  )
}

/** A talent starts the own application, where the scheme allows it. @throws AppError notFound, notOpen, forbidden, alreadyNominated */
export async function startOwnNomination(viewer: Viewer, input: z.output<typeof startOwnNominationSchema>): Promise<Started> {
  return startOnce('您', () =>
    inTransaction(async (tx) => {
      const { round } = await openRound(tx, viewer, input.roundId)
      if (!round.scheme.allowSelfNomination || round.subjectKind !== 'person')
        throw forbidden(`“${round.name}”不接受本人申报，请联系本单位人事部门推荐。`)
      const person = await tx.person.findFirst({ where: { id: viewer.personId ?? '', status: 'active' } })
      if (!person) throw notFound('没有找到您的人员信息，请联系本单位人事部门。')
      return insert(
        tx,
        viewer,
        round,
        { personId: person.id, projectId: null, unitId: person.unitId, lineId: person.lineId, name: person.name },
        'self',
      )
    }),
  )
}

/** HR enters a project (brand or innovation). @throws AppError notFound, notOpen */
export async function startProjectNomination(viewer: Viewer, input: z.output<typeof startProjectNominationSchema>): Promise<Started> {
  return inTransaction(async (tx) => {
    const { round } = await openRound(tx, viewer, input.roundId)
    const line = await tx.line.findFirst({ where: { id: input.lineId, isActive: true } })
    if (!viewer.unitIds.includes(input.unitId) || !line || round.subjectKind !== 'project')
      throw notFound('没有找到所选的单位或条线，请重新选择。')
    const { name, unitId, lineId } = input
    const project = await tx.project.create({ data: { kind: round.kind, name, unitId, lineId, likeness: likenessTokens(name, '') } })
    return insert(
      tx,
      viewer,
      round,
      { personId: null, projectId: project.id, unitId: input.unitId, lineId: input.lineId, name: input.name },
      'unitHr',
    )
  })
}
