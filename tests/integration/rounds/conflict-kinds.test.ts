import { beforeEach, describe, expect, test } from 'vitest'
import { declareRelation } from '@/lib/org/commands/declare-relation'
import { withdrawRelation } from '@/lib/org/commands/withdraw-relation'
import { readRelations } from '@/lib/org/relation-queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { fromDateOnly } from '@/lib/platform/dates'
import { declareConflicts } from '@/lib/rounds/commands/declare-conflicts'
import { findRoundConflicts } from '@/lib/rounds/commands/find-round-conflicts'
import { readDeclaration } from '@/lib/rounds/review-queries'
import { createAccountRow, createViewer } from '@/tests/factories/accounts'
import { createPerson, createUnit } from '@/tests/factories/org'
import { createReviewer } from '@/tests/factories/reviews'
import { createNomination, createRoundRow, setBusinessClock } from '@/tests/factories/rounds'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

let office: Viewer
let roundId: string
let cityId: string
let judge: Awaited<ReturnType<typeof createReviewer>>
let candidate: Awaited<ReturnType<typeof createNomination>>

beforeEach(async () => {
  await setBusinessClock(prisma(), '2025-09-11T10:00:00+08:00')
  office ??= await createViewer(prisma(), 'cityOffice')
  cityId ??= (await createUnit(prisma(), { level: 'city', name: '测试市' })).id
  roundId = (await createRoundRow(prisma(), { stage: 'qualifying' })).id
  judge = await createReviewer(prisma(), { roundId, isDeclared: false })
  const unit = await createUnit(prisma(), { parentId: cityId })
  candidate = await createNomination(prisma(), { roundId, state: 'qualified', person: { unitId: unit.id } })
})

const personId = () => candidate.personId ?? ''
const moveJudge = (unitId: string) => prisma().person.update({ where: { id: judge.personId }, data: { unitId } })

async function kinds(): Promise<string[]> {
  await findRoundConflicts(office, { roundId })
  const rows = await prisma().conflict.findMany({ where: { roundId, personId: judge.personId, nominationId: candidate.id } })
  return rows.map((row) => row.kind).sort()
}

describe('each kind of conflict is found from the file', () => {
  test('none without a reason', async () => {
    expect(await kinds()).toEqual([])
  })

  test('the same unit', async () => {
    await moveJudge(candidate.unitId)
    expect(await kinds()).toEqual(['sameUnit'])
  })

  test('another unit under the same legal body', async () => {
    const body = await createUnit(prisma(), { parentId: cityId, isLegalBody: true })
    const [one, two] = [
      await createUnit(prisma(), { parentId: body.id, isLegalBody: false }),
      await createUnit(prisma(), { parentId: body.id, isLegalBody: false }),
    ]
    await moveJudge(one.id)
    await prisma().nomination.update({ where: { id: candidate.id }, data: { unitId: two.id } })
    expect(await kinds()).toEqual(['sameLegalBody'])
  })

  test('a unit of the past, within the years of the scheme only', async () => {
    const spell = { personId: judge.personId, unitId: candidate.unitId, lineId: candidate.lineId, endReason: 'transferred' as const }
    const old = await prisma().personSpell.create({
      data: { ...spell, startsOn: fromDateOnly('2001-01-01'), endsOn: fromDateOnly('2004-12-31') },
    })
    expect(await kinds()).toEqual([])
    await prisma().personSpell.update({
      where: { id: old.id },
      data: { startsOn: fromDateOnly('2014-01-01'), endsOn: fromDateOnly('2014-12-31') },
    })
    // Eleven years ago: beyond what the scheme looks back.
    expect(await kinds()).toEqual([])
    await prisma().personSpell.updateMany({
      where: { personId: judge.personId, unitId: { not: candidate.unitId } },
      data: { startsOn: fromDateOnly('2024-06-01') },
    })
    await prisma().personSpell.update({ where: { id: old.id }, data: { endsOn: fromDateOnly('2024-05-31') } })
    expect(await kinds()).toEqual(['pastUnit'])
  })

  test('who started, handed in or endorsed the nomination, at any time', async () => {
    const account = await prisma().account.findUniqueOrThrow({ where: { personId: judge.personId } })
    await prisma().nominationEvent.create({
      data: { nominationId: candidate.id, event: 'endorse', from: 'submitted', to: 'endorsed', accountId: account.id, at: new Date() },
    })
    const other = await createAccountRow(prisma())
    await prisma().nomination.update({ where: { id: candidate.id }, data: { endorsedById: other.id } })
    expect(await kinds()).toEqual(['nominatedBy'])
  })

  test('a project of the portal that both stand on', async () => {
    await prisma().project.create({
      data: {
        kind: 'innovation',
        name: '一网通办',
        unitId: candidate.unitId,
        lineId: candidate.lineId,
        members: { create: [{ personId: judge.personId }, { personId: personId() }] },
      },
    })
    expect(await kinds()).toEqual(['sharedProject'])
  })

  test('being a candidate of the same round', async () => {
    await prisma().nomination.create({
      data: { roundId, personId: judge.personId, unitId: cityId, lineId: candidate.lineId, state: 'qualified' },
    })
    expect(await kinds()).toEqual(['coCandidate'])
  })

  test('named as unsuitable by the candidate', async () => {
    const person = await prisma().person.findUniqueOrThrow({ where: { id: judge.personId } })
    await prisma().unsuitableReviewer.create({ data: { nominationId: candidate.id, name: person.name } })
    expect(await kinds()).toEqual(['namedUnsuitable'])
  })

  test('kin, mentors and partners, declared by either side in words', async () => {
    const [person, own] = await Promise.all([
      prisma().person.findUniqueOrThrow({ where: { id: judge.personId } }),
      prisma().person.findUniqueOrThrow({ where: { id: personId() } }),
    ])
    const talent = await createViewer(prisma(), 'talent', { personId: own.id })
    const words = { otherName: person.name, otherUnit: '', note: '' }
    const { relationId } = await declareRelation(talent, { personId: own.id, kind: 'spouse', ...words })
    await withdrawRelation(talent, { relationId })
    expect(await kinds()).toEqual([])
    await declareRelation(talent, { personId: own.id, kind: 'inLaw', ...words })
    expect(await kinds()).toEqual(['kinship'])
    await declareRelation(office, { personId: person.id, kind: 'mentorship', otherName: own.name, otherUnit: '', note: '' })
    await declareRelation(talent, { personId: own.id, kind: 'sharedProject', ...words, note: '标准化课题' })
    expect(await kinds()).toEqual(['kinship', 'mentorship', 'sharedProject'])
    const [row] = (await readDeclaration(judge.viewer, roundId)).rows
    expect(row?.conflicts.map((each) => each.reason).sort()).toEqual(
      ['系统排查：亲属关系', '系统排查：共同承担项目', '系统排查：带教关系'].sort(),
    )
  })
})

describe('who sees what was declared', () => {
  test('the person, their unit, office and supervisor; never the other side, its unit or the reviewer page', async () => {
    const unit = await createUnit(prisma())
    const person = await createPerson(prisma(), { name: '司马文渊', unitId: unit.id })
    const other = await createPerson(prisma(), { name: '诸葛明达' })
    const [own, otherSide, hr, otherHr, supervisor, leader] = [
      await createViewer(prisma(), 'talent', { personId: person.id }),
      await createViewer(prisma(), 'talent', { personId: other.id }),
      await createViewer(prisma(), 'unitHr', { unitId: unit.id }),
      await createViewer(prisma(), 'unitHr', { unitId: other.unitId }),
      await createViewer(prisma(), 'supervisor'),
      await createViewer(prisma(), 'cityLeader'),
    ]
    await declareRelation(own, { personId: person.id, kind: 'spouse', otherName: '诸葛明达', otherUnit: '', note: '内部说明' })
    await prisma().personRelation.create({
      data: { personId: person.id, otherPersonId: other.id, otherName: other.name, kind: 'mentorship', source: 'reviewer' },
    })
    const seen = async (viewer: Viewer, of = person.id) => (await readRelations(viewer, of))?.rows.map((row) => row.kindName) ?? null
    expect(await seen(own)).toEqual(['夫妻关系'])
    expect(await seen(hr)).toEqual(['夫妻关系'])
    expect(await seen(office)).toEqual(['夫妻关系', '师承、带教关系'])
    expect(await seen(supervisor)).toEqual(['夫妻关系', '师承、带教关系'])
    for (const viewer of [otherSide, otherHr, leader]) expect(await seen(viewer)).toBeNull()
    const mentioned = JSON.stringify([await readRelations(otherSide, other.id), await readRelations(otherHr, other.id)])
    expect(mentioned).not.toContain('司马文渊')
    const words = { kind: 'spouse' as const, otherName: '某人', otherUnit: '', note: '' }
    await expect(declareRelation(otherHr, { personId: person.id, ...words })).rejects.toMatchObject({ code: 'notFound' })
    await expect(declareRelation(otherSide, { personId: person.id, ...words })).rejects.toMatchObject({ code: 'notFound' })
    await expect(declareRelation(leader, { personId: person.id, ...words })).rejects.toMatchObject({ code: 'notFound' })
    await expect(
      declareRelation(own, { personId: person.id, kind: 'spouse', otherName: '诸葛明达', otherUnit: '', note: '' }),
    ).rejects.toMatchObject({
      code: 'alreadyDeclared',
    })
    const { id } = await prisma().personRelation.findFirstOrThrow({ where: { personId: person.id, source: 'self' } })
    await expect(withdrawRelation(otherHr, { relationId: id })).rejects.toMatchObject({ code: 'notFound' })
  })

  test('what a reviewer declares from the list of names holds for the next round', async () => {
    await declareConflicts(judge.viewer, {
      roundId,
      listed: 1,
      conflicts: [{ nominationId: candidate.id, kind: 'mentorship', reason: '曾任其导师' }],
    })
    const kept = await prisma().personRelation.findMany({ where: { personId: judge.personId } })
    expect(kept.map((row) => [row.otherPersonId, row.kind, row.source])).toEqual([[personId(), 'mentorship', 'reviewer']])
    const next = await createRoundRow(prisma(), { stage: 'qualifying' })
    const account = await prisma().account.findUniqueOrThrow({ where: { personId: judge.personId } })
    await prisma().roundReviewer.create({ data: { roundId: next.id, personId: judge.personId, accountId: account.id } })
    await prisma().nomination.create({
      data: { roundId: next.id, personId: personId(), unitId: candidate.unitId, lineId: candidate.lineId, state: 'qualified' },
    })
    await findRoundConflicts(office, { roundId: next.id })
    const found = await prisma().conflict.findMany({ where: { roundId: next.id } })
    expect(found.map((row) => [row.kind, row.source])).toEqual([['mentorship', 'found']])
  })
})
