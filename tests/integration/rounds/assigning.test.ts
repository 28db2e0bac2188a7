import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { readAssigning } from '@/lib/rounds/assigning/assigning-queries'
import { acceptBridges } from '@/lib/rounds/assigning/commands/accept-bridges'
import { applyPlan } from '@/lib/rounds/assigning/commands/apply-plan'
import { planAssignment } from '@/lib/rounds/assigning/commands/plan-assignment'
import { revokeWish } from '@/lib/rounds/assigning/commands/revoke-wish'
import { setWish } from '@/lib/rounds/assigning/commands/set-wish'
import { addReviewers } from '@/lib/rounds/commands/add-reviewers'
import { assignReviewers } from '@/lib/rounds/commands/assign-reviewers'
import { recordConflict } from '@/lib/rounds/commands/record-conflict'
import { readReviewers } from '@/lib/rounds/reviewer-queries'
import { createViewer } from '@/tests/factories/accounts'
import { createExpert, createNomination, createRoundRow, setBusinessClock, simpleScheme } from '@/tests/factories/rounds'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const scheme = simpleScheme({
  reviewing: { reviewersPerCandidate: 2, minLoad: 0, maxLoad: 4, isBlind: true, pastUnitYears: 3, show: false, showsSingleTotals: false },
})

let office: Viewer
let roundId: string
let candidates: string[]
let experts: { personId: string; reviewerId: string }[]

const prisma = () => database.current.prisma
const seats = async () =>
  (await prisma().assignment.findMany({ where: { roundId, state: 'active' }, select: { nominationId: true, roundReviewerId: true } })).map(
    (seat) => `${seat.roundReviewerId} ${seat.nominationId}`,
  )
const pairOf = (expert: number, candidate: number) => `${experts[expert]?.reviewerId} ${candidates[candidate]}`
const wishOf = (expert: number, candidate: number, kind: 'pin' | 'ban', reason = '专业方向对口') => ({
  roundId,
  roundReviewerId: experts[expert]?.reviewerId ?? '',
  nominationId: candidates[candidate] ?? '',
  kind,
  reason,
})

async function bring(count: number): Promise<void> {
  const people = []
  for (let index = 0; index < count; index += 1)
    people.push((await createExpert(prisma(), { name: `评委${experts.length + index + 1}` })).person.id)
  await addReviewers(office, { roundId, personIds: people })
  await prisma().roundReviewer.updateMany({ where: { roundId }, data: { state: 'declared' } })
  for (const personId of people) {
    const row = await prisma().roundReviewer.findFirstOrThrow({ where: { roundId, personId } })
    experts.push({ personId, reviewerId: row.id })
  }
}

beforeAll(async () => {
  await createProgramme(prisma())
  await setBusinessClock(prisma(), '2025-09-12T10:00:00+08:00')
  office = await createViewer(prisma(), 'cityOffice')
  roundId = (await createRoundRow(prisma(), { stage: 'qualifying', scheme })).id
  candidates = []
  for (let index = 0; index < 4; index += 1)
    candidates.push((await createNomination(prisma(), { roundId, state: 'qualified', person: { name: `候选人${index + 1}` } })).id)
  experts = []
  await bring(4)
})

describe('conflicts', () => {
  test('the database refuses a seat under conflict, whoever writes it', async () => {
    await recordConflict(office, { roundId, personId: experts[0]?.personId ?? '', nominationId: candidates[0] ?? '', reason: '系其近姻亲' })
    const seat = (expert: number) => ({
      roundId,
      nominationId: candidates[0] ?? '',
      roundReviewerId: experts[expert]?.reviewerId ?? '',
      letter: `x${expert}`,
      position: 1,
    })
    await expect(prisma().assignment.create({ data: seat(0) })).rejects.toThrow()
    const free = await prisma().assignment.create({ data: seat(1) })
    await expect(
      prisma().assignment.update({ where: { id: free.id }, data: { roundReviewerId: experts[0]?.reviewerId } }),
    ).rejects.toThrow()
    const voided = await prisma().assignment.create({ data: { ...seat(0), state: 'voided' } })
    await expect(prisma().assignment.update({ where: { id: voided.id }, data: { state: 'active' } })).rejects.toThrow()
    await prisma().assignment.deleteMany({ where: { roundId } })
  })

  test('cannot be pinned', async () => {
    await expect(setWish(office, wishOf(0, 0, 'pin'))).rejects.toThrow('评委1 应当回避 候选人1（系其近姻亲），不能指定')
  })

  test('recorded on a planned seat, another takes it', async () => {
    await assignReviewers(office, { roundId, mode: 'even' })
    const [seat] = await prisma().assignment.findMany({ where: { roundId, nominationId: candidates[1] }, include: { roundReviewer: true } })
    const personId = seat?.roundReviewer.personId ?? ''
    await recordConflict(office, { roundId, personId, nominationId: candidates[1] ?? '', reason: '曾系其带教师傅' })
    const after = await prisma().assignment.findMany({
      where: { roundId, nominationId: candidates[1], state: 'active' },
      include: { roundReviewer: true },
    })
    expect(after).toHaveLength(2)
    expect(after.map((each) => each.roundReviewer.personId)).not.toContain(personId)
  })
})

describe('pins, bans and plans', () => {
  test('a wish changes nothing until a plan is applied, then only what it must', async () => {
    const before = await seats()
    const [expert, candidate] = await vacantPair(before)
    await setWish(office, wishOf(expert, candidate, 'pin'))
    await expect(setWish(office, wishOf(expert, candidate, 'ban'))).rejects.toThrow('已有指定')
    expect(await seats()).toEqual(before)

    const plan = await planAssignment(office, { roundId, mode: 'even', scope: 'fewest' })
    expect(plan).toMatchObject({ added: [expect.anything()], moved: [expect.anything()], voided: [], kept: 7 })
    expect(await seats()).toEqual(before)
    await applyPlan(office, { roundId, planId: plan.planId ?? '' })
    const after = await seats()
    expect(after).toContain(pairOf(expert, candidate))
    expect(after.filter((pair) => before.includes(pair))).toHaveLength(7)
    await expect(applyPlan(office, { roundId, planId: plan.planId ?? '' })).rejects.toThrow('请重新预览')
  })

  test('a plan is not applied once what it rests on has changed', async () => {
    const [expert, candidate] = await vacantPair(await seats())
    const { wishId } = await setWish(office, wishOf(expert, candidate, 'pin'))
    const plan = await planAssignment(office, { roundId, mode: 'expertise', scope: 'fewest' })
    await revokeWish(office, { roundId, wishId, reason: '指定有误，撤销' })
    await expect(applyPlan(office, { roundId, planId: plan.planId ?? '' })).rejects.toThrow('请重新预览')
    await expect(revokeWish(office, { roundId, wishId, reason: '指定有误，撤销' })).rejects.toThrow('已经撤销')
    expect((await readAssigning(office, roundId)).wishes.find((wish) => wish.id === wishId)?.revoked?.reason).toBe('指定有误，撤销')
    await expect(prisma().assignmentWish.delete({ where: { id: wishId } })).rejects.toThrow()
  })

  test('what cannot be met is said with names', async () => {
    const reviewers = [0, 1, 2, 3].filter((expert) => expert !== 0)
    const wishes = []
    for (const expert of reviewers.slice(0, 2))
      wishes.push(await setWish(office, wishOf(expert, 0, 'ban', '同一课题申报中')).catch(() => null))
    const plan = await planAssignment(office, { roundId, mode: 'fair', scope: 'whole' })
    expect(plan.planId).toBeNull()
    expect(plan.certificate.status).toBe('infeasible')
    expect(plan.certificate.because.join()).toContain('候选人1')
    for (const wish of wishes) if (wish) await revokeWish(office, { roundId, wishId: wish.wishId, reason: '不再需要排除' })
  })

  test('while judging is under way begun sheets stay, and a seat under conflict is voided', async () => {
    await prisma().round.update({ where: { id: roundId }, data: { stage: 'reviewing' } })
    const pinned = await prisma().assignmentWish.findMany({ where: { roundId, kind: 'pin', revokedAt: null } })
    const isPinned = (seat: { roundReviewerId: string; nominationId: string }) =>
      pinned.some((pin) => pin.roundReviewerId === seat.roundReviewerId && pin.nominationId === seat.nominationId)
    const seated = await prisma().assignment.findMany({ where: { roundId, state: 'active' }, include: { roundReviewer: true } })
    const begun = seated.find((seat) => !isPinned(seat))
    if (!begun) throw new Error('Everything is pinned')
    await prisma().scoreSheet.create({ data: { assignmentId: begun.id } })
    await setWish(office, { ...wishOf(0, 0, 'ban'), roundReviewerId: begun.roundReviewerId, nominationId: begun.nominationId })
    const calm = await planAssignment(office, { roundId, mode: 'expertise', scope: 'fewest' })
    expect(calm).toMatchObject({ planId: null, added: [], moved: [], voided: [] })

    const others = seated.filter((seat) => seat.id !== begun.id)
    const [pinnedSeat, other] = [others.find(isPinned), others.find((seat) => !isPinned(seat))]
    if (!other) throw new Error('Everything is pinned')
    // Found, not declared: the seat was there first.
    await prisma().conflict.create({
      data: {
        roundId,
        personId: other.roundReviewer.personId,
        nominationId: other.nominationId,
        kind: 'sharedProject',
        source: 'found',
        reason: '共同项目',
      },
    })
    const plan = await planAssignment(office, { roundId, mode: 'expertise', scope: 'fewest' })
    expect(plan.voided).toHaveLength(1)
    await applyPlan(office, { roundId, planId: plan.planId ?? '' })
    expect((await prisma().assignment.findUniqueOrThrow({ where: { id: other.id } })).state).toBe('voided')
    expect((await prisma().assignment.findUniqueOrThrow({ where: { id: begun.id } })).state).toBe('active')
    expect(await prisma().assignment.count({ where: { roundId, nominationId: other.nominationId, state: 'active' } })).toBe(2)
    await expect(planAssignment(office, { roundId, mode: 'even', scope: 'whole' })).rejects.toThrow('只能以最少变动')
    expect(pinnedSeat && (await prisma().assignment.findUniqueOrThrow({ where: { id: pinnedSeat.id } })).state).toBe('active')
  })

  test('an official in conflict with a candidate learns nothing of the reviewers', async () => {
    const person = await createExpert(prisma(), { name: '经办人' })
    const conflicted: Viewer = { ...office, personId: person.person.id }
    const hidden = candidates[2] ?? ''
    const [wishReviewer] = experts
    // The tests before may have left a wish for this very pair: which seat they took is the solver's choice.
    const standing = await prisma().assignmentWish.findFirst({
      where: { roundId, roundReviewerId: wishReviewer?.reviewerId ?? '', nominationId: hidden, revokedAt: null },
    })
    const wishId = standing?.id ?? (await setWish(office, wishOf(0, 2, 'ban'))).wishId
    await prisma().conflict.create({
      data: { roundId, personId: person.person.id, nominationId: hidden, kind: 'declared', source: 'office', reason: '系其配偶' },
    })
    expect((await readAssigning(office, roundId)).wishes.map((wish) => wish.id)).toContain(wishId)
    expect(JSON.stringify(await readAssigning(conflicted, roundId))).not.toContain('候选人3')
    expect(JSON.stringify(await planAssignment(conflicted, { roundId, mode: 'even', scope: 'fewest' }))).not.toContain('候选人3')
    expect(JSON.stringify(await readReviewers(conflicted, roundId))).not.toContain('候选人3')
    await expect(setWish(conflicted, wishOf(1, 2, 'ban'))).rejects.toThrow()
    await expect(revokeWish(conflicted, { roundId, wishId, reason: '不再需要排除' })).rejects.toThrow()
  })
})

describe('groups without a shared reviewer', () => {
  test('are told before reviewing starts, and bridged by pins', async () => {
    roundId = (await createRoundRow(prisma(), { stage: 'qualifying', scheme })).id
    candidates = []
    for (let index = 0; index < 4; index += 1)
      candidates.push((await createNomination(prisma(), { roundId, state: 'qualified', person: { name: `申报人${index + 1}` } })).id)
    experts = []
    await bring(4)
    const rows = [0, 1, 2, 3].flatMap((expert) =>
      [0, 1, 2, 3].flatMap((candidate) => (expert < 2 === candidate < 2 ? [{ expert, candidate }] : [])),
    )
    await prisma().assignment.createMany({
      data: rows.map(({ expert, candidate }, index) => ({
        roundId,
        nominationId: candidates[candidate] ?? '',
        roundReviewerId: experts[expert]?.reviewerId ?? '',
        letter: `l${index}`,
        position: index,
      })),
    })
    const { linkage } = await readAssigning(office, roundId)
    expect(linkage?.groups.map((group) => group.names.length)).toEqual([2, 2])
    expect(linkage).toMatchObject({ isBridged: true, bridges: [expect.anything()] })
    expect((await acceptBridges(office, { roundId })).pinned).toEqual(linkage?.bridges)
    const plan = await planAssignment(office, { roundId, mode: 'expertise', scope: 'fewest' })
    await applyPlan(office, { roundId, planId: plan.planId ?? '' })
    expect((await readAssigning(office, roundId)).linkage).toBeNull()
    await expect(acceptBridges(office, { roundId })).rejects.toThrow('无须增补')
  })
})

/** A reviewer who does not judge the candidate yet and may. */
async function vacantPair(taken: readonly string[]): Promise<[expert: number, candidate: number]> {
  const conflicts = await prisma().conflict.findMany({ where: { roundId } })
  for (const [candidate, nominationId] of candidates.entries())
    for (const [expert, { personId }] of experts.entries())
      if (
        !taken.includes(pairOf(expert, candidate)) &&
        !conflicts.some((row) => row.personId === personId && row.nominationId === nominationId)
      )
        return [expert, candidate]
  throw new Error('Everybody judges everybody')
}
