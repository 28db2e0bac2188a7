import { describe, expect, test } from 'vitest'
import type { Role } from '@/lib/platform/access/roles'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { nominationPolicy, objectionPolicy, roundPolicy, scoreSheetPolicy } from '@/lib/rounds/policy'

function viewer(role: Role, part: Partial<Viewer> & { roundId?: string } = {}): Viewer {
  const { roundId = null, ...rest } = part
  const grant = { id: 'grant', role, unitId: null, lineId: null, roundId }
  return { ...VISITOR, accountId: 'account', role, grant, grants: [grant], ...rest }
}

const nomination = { roundId: 'r1', unitId: 'u1', personId: 'p1', state: 'endorsed' as const, conflicts: [] }
const assignment = {
  roundId: 'r1',
  state: 'active' as const,
  round: { stage: 'reviewing' as const },
  roundReviewer: { accountId: 'account' },
  nomination: { personId: 'p1', conflicts: [] },
}

describe('nominations', () => {
  test('a unit acts on its own only', () => {
    expect(nominationPolicy.can(viewer('unitHr', { unitIds: ['u1'] }), 'edit', nomination)).toBe(true)
    expect(nominationPolicy.can(viewer('unitHr', { unitIds: ['u2'] }), 'read', nomination)).toBe(false)
    expect(nominationPolicy.can(viewer('unitHr', { unitIds: ['u1'] }), 'endorse', nomination)).toBe(false)
  })

  test('the office reads what was handed in, and decides on nobody it has a conflict with', () => {
    expect(nominationPolicy.can(viewer('cityOffice'), 'decide', nomination)).toBe(true)
    expect(nominationPolicy.can(viewer('cityOffice'), 'read', { ...nomination, state: 'draft' })).toBe(false)
    expect(nominationPolicy.can(viewer('cityOffice', { personId: 'p1' }), 'decide', nomination)).toBe(false)
    const conflicted = { ...nomination, conflicts: [{ personId: 'p9' }] }
    expect(nominationPolicy.can(viewer('cityOffice', { personId: 'p9' }), 'decide', conflicted)).toBe(false)
    expect(nominationPolicy.can(viewer('cityOffice', { personId: 'p8' }), 'decide', conflicted)).toBe(true)
  })

  test('a project has no person and is nobody’s own', () => {
    expect(nominationPolicy.can(viewer('cityOffice', { personId: 'p1' }), 'decide', { ...nomination, personId: null })).toBe(true)
  })

  test('a reviewer reads no nomination directly', () => {
    expect(nominationPolicy.can(viewer('reviewer', { roundId: 'r1' }), 'read', nomination)).toBe(false)
  })
})

describe('score sheets', () => {
  test('only the assigned reviewer writes, and not under conflict', () => {
    expect(scoreSheetPolicy.can(viewer('reviewer', { roundId: 'r1' }), 'write', assignment)).toBe(true)
    expect(scoreSheetPolicy.can(viewer('reviewer', { roundId: 'r2' }), 'write', assignment)).toBe(false)
    expect(
      scoreSheetPolicy.can(viewer('reviewer', { roundId: 'r1' }), 'write', { ...assignment, roundReviewer: { accountId: 'other' } }),
    ).toBe(false)
    expect(scoreSheetPolicy.can(viewer('reviewer', { roundId: 'r1', personId: 'p1' }), 'write', assignment)).toBe(false)
  })

  test('nobody reads scores before scoring is closed, and the office never who gave them', () => {
    const closed = { ...assignment, round: { stage: 'deliberating' as const } }
    expect(scoreSheetPolicy.can(viewer('cityOffice'), 'readScores', assignment)).toBe(false)
    expect(scoreSheetPolicy.can(viewer('supervisor'), 'readScores', assignment)).toBe(false)
    expect(scoreSheetPolicy.can(viewer('cityOffice'), 'readScores', closed)).toBe(true)
    expect(scoreSheetPolicy.can(viewer('cityOffice'), 'readScorers', closed)).toBe(false)
    expect(scoreSheetPolicy.can(viewer('supervisor'), 'readScorers', closed)).toBe(true)
    expect(scoreSheetPolicy.can(viewer('cityOffice', { personId: 'p1' }), 'readScores', closed)).toBe(false)
  })
})

test('rounds in preparation are the office’s and the supervisor’s alone', () => {
  const draft = { id: 'r1', stage: 'draft' as const }
  expect(roundPolicy.can(viewer('cityOffice'), 'manage', draft)).toBe(true)
  expect(roundPolicy.can(viewer('supervisor'), 'read', draft)).toBe(true)
  expect(roundPolicy.can(viewer('supervisor'), 'manage', draft)).toBe(false)
  expect(roundPolicy.can(viewer('unitHr'), 'read', draft)).toBe(false)
  expect(roundPolicy.can(VISITOR, 'read', { ...draft, stage: 'publicity' })).toBe(true)
})

test('anybody files an objection; the candidate never reads it', () => {
  const facts = { nomination: { personId: 'p1', conflicts: [] } }
  expect(objectionPolicy.can(VISITOR, 'file', facts)).toBe(true)
  expect(objectionPolicy.can(viewer('talent', { personId: 'p1' }), 'read', facts)).toBe(false)
  expect(objectionPolicy.can(viewer('cityOffice', { personId: 'p1' }), 'decide', facts)).toBe(false)
})
