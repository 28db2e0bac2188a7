import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allowedNominationEvents,
  decideNomination,
  isEditableByUnit,
  isNominationIn,
  isUndecided,
  type NominationEvent,
  type NominationFacts,
  type NominationState,
  nominationEvents,
  nominationGroups,
  nominationStates,
} from '@/lib/rounds/nomination-states'

const now = new Date('2025-09-15T01:00:00Z')
const later = new Date('2025-09-19T10:00:00Z')
const earlier = new Date('2025-09-10T10:00:00Z')

function facts(part: Partial<NominationFacts> = {}): NominationFacts {
  return {
    now,
    reason: '按程序办理',
    stage: 'nominating',
    closesAt: later,
    correctionDueAt: null,
    formProblems: [],
    unitQuota: { endorsed: 0, cap: 2 },
    eligibility: { failed: [], unconfirmed: [] },
    publicityHasRunInFull: true,
    hasOpenObjection: false,
    stateBeforeSuspension: 'qualified',
    ...part,
  }
}

function messages(state: NominationState, event: NominationEvent, part: Partial<NominationFacts> = {}): string[] {
  const decision = decideNomination(state, event, facts(part))
  return decision.ok ? [] : decision.missing.map((each) => each.message)
}

describe('the life of a nomination', () => {
  it('goes from draft to conferred', () => {
    const steps: [NominationState, NominationEvent, Partial<NominationFacts>, NominationState][] = [
      ['draft', 'submit', {}, 'submitted'],
      ['submitted', 'endorse', {}, 'endorsed'],
      ['endorsed', 'qualify', { stage: 'qualifying' }, 'qualified'],
      ['qualified', 'rank', { stage: 'reviewing' }, 'ranked'],
      ['ranked', 'propose', { stage: 'deliberating' }, 'proposed'],
      ['proposed', 'confer', { stage: 'publicity' }, 'conferred'],
    ]
    for (const [from, event, part, to] of steps) expect(decideNomination(from, event, facts(part))).toEqual({ ok: true, from, to })
  })

  it('is refused at the deadline to the instant, the draft kept', () => {
    expect(decideNomination('draft', 'submit', facts({ closesAt: new Date(now.getTime() + 1) })).ok).toBe(true)
    expect(messages('draft', 'submit', { closesAt: now })).toEqual([
      '已过申报截止时间（2025年9月15日 09:00），不能再提交；已填写的内容仍然保留。',
    ])
  })

  it('a return for correction gives a deadline of its own', () => {
    expect(messages('endorsed', 'returnForCorrection', { stage: 'qualifying' })).toEqual(['请填写补正期限。'])
    expect(messages('endorsed', 'returnForCorrection', { stage: 'qualifying', correctionDueAt: earlier })).toEqual([
      '补正期限必须晚于现在。',
    ])
    expect(decideNomination('returned', 'submit', facts({ stage: 'qualifying', closesAt: earlier, correctionDueAt: later })).ok).toBe(true)
    expect(decideNomination('submitted', 'endorse', facts({ stage: 'qualifying', closesAt: earlier, correctionDueAt: later })).ok).toBe(
      true,
    )
    expect(messages('returned', 'submit', { stage: 'qualifying', closesAt: earlier, correctionDueAt: earlier })[0]).toContain(
      '已过补正期限',
    )
  })

  it('lapses what the deadline finds not endorsed, never before it', () => {
    for (const state of nominationGroups.withUnit) {
      expect(decideNomination(state, 'lapse', facts({ closesAt: earlier }))).toEqual({ ok: true, from: state, to: 'lapsed' })
      expect(decideNomination(state, 'lapse', facts()).ok).toBe(false)
    }
    expect(decideNomination('endorsed', 'lapse', facts({ closesAt: earlier })).ok).toBe(false)
  })

  it('holds the unit to its quota', () => {
    expect(messages('submitted', 'endorse', { unitQuota: { endorsed: 2, cap: 2 } })).toEqual([
      '本单位推荐名额为 2 个，已推荐 2 个，名额已满。',
    ])
    expect(messages('submitted', 'endorse', { unitQuota: { endorsed: 99, cap: null } })).toEqual([])
  })

  it('is not qualified with a failed rule or unconfirmed evidence', () => {
    expect(messages('endorsed', 'qualify', { stage: 'qualifying', eligibility: { failed: ['年龄'], unconfirmed: ['学历'] } })).toEqual([
      '“年龄”不符合条件，不能认定为合格。',
      '“学历”的证明材料尚未核实。',
    ])
  })

  it('waits while an objection is open', () => {
    expect(messages('proposed', 'confer', { stage: 'conferred', hasOpenObjection: true })).toEqual(['有未办结的异议，暂缓命名。'])
    expect(decideNomination('proposed', 'remove', facts({ stage: 'conferred' }))).toEqual({ ok: true, from: 'proposed', to: 'removed' })
  })

  it('suspended goes back to the state that it came from', () => {
    for (const state of nominationGroups.underWay) {
      expect(decideNomination(state, 'suspend', facts())).toEqual({ ok: true, from: state, to: 'suspended' })
      expect(decideNomination('suspended', 'resume', facts({ stateBeforeSuspension: state }))).toEqual({
        ok: true,
        from: 'suspended',
        to: state,
      })
    }
    expect(isUndecided('suspended', 'endorsed')).toBe(true)
    expect(isUndecided('suspended', 'qualified')).toBe(false)
  })

  it('can be withdrawn any time before conferral, not after', () => {
    const before: NominationState[] = [
      'draft',
      'submitted',
      'endorsed',
      'returnedByUnit',
      'qualified',
      'returned',
      'ranked',
      'proposed',
      'deferred',
      'suspended',
    ]
    expect(nominationStates.filter((state) => allowedNominationEvents(state).includes('withdraw')).sort()).toEqual(before.sort())
  })

  it('goes back when a stage is reopened', () => {
    expect(decideNomination('ranked', 'unrank', facts({ stage: 'deliberating' }))).toMatchObject({ to: 'qualified' })
    for (const state of nominationGroups.decidedByPanel)
      expect(decideNomination(state, 'reopenDecision', facts({ stage: 'publicity' }))).toMatchObject({ to: 'ranked' })
  })
})

describe('groups', () => {
  it('nothing leaves a terminal state', () => {
    for (const state of nominationStates) expect(allowedNominationEvents(state).length === 0).toBe(isNominationIn(state, 'terminal'))
  })

  it('the unit edits only in its own states and in time', () => {
    expect(isEditableByUnit('draft', 'nominating', { now, closesAt: later, correctionDueAt: null })).toBe(true)
    expect(isEditableByUnit('draft', 'qualifying', { now, closesAt: earlier, correctionDueAt: null })).toBe(false)
    expect(isEditableByUnit('returned', 'qualifying', { now, closesAt: earlier, correctionDueAt: later })).toBe(true)
    expect(isEditableByUnit('endorsed', 'nominating', { now, closesAt: later, correctionDueAt: null })).toBe(false)
  })

  it('property: every refusal has a sentence, every move ends in a known state', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...nominationStates),
        fc.constantFrom(...nominationEvents),
        fc.constantFrom('nominating', 'qualifying', 'publicity'),
        (state, event, stage) => {
          const decision = decideNomination(state, event, facts({ stage }))
          if (decision.ok) expect(nominationStates).toContain(decision.to)
          else expect(decision.missing.every((each) => /[。]$/.test(each.message))).toBe(true)
        },
      ),
    )
  })
})
