import { describe, expect, it } from 'vitest'
import { decideObjection, isObjectionIn, objectionStates } from '@/lib/rounds/objection-states'
import { allowedSheetEvents, decideSheet, isSheetIn, type SheetFacts, sheetStates } from '@/lib/rounds/sheet-states'

const now = new Date('2025-09-15T01:00:00Z')
const facts = (part: Partial<SheetFacts> = {}): SheetFacts => ({
  reason: '理由',
  stage: 'reviewing',
  now,
  closesAt: null,
  problems: [],
  conflict: null,
  ...part,
})

describe('a score sheet', () => {
  it('is sealed when complete, in time and free of conflict', () => {
    expect(decideSheet('draft', 'seal', facts())).toEqual({ ok: true, from: 'draft', to: 'sealed' })
    const refused = decideSheet(
      'draft',
      'seal',
      facts({ closesAt: now, problems: ['“专业能力”还没有评分。'], conflict: '同在市财政局工作' }),
    )
    expect(refused.ok ? [] : refused.missing.map((each) => each.code)).toEqual(['deadline', 'conflict', 'incomplete'])
  })

  it('sealed is unchangeable but for the office reopening it with a reason, the old sheet kept', () => {
    expect(allowedSheetEvents('sealed')).toEqual(['reopen', 'void'])
    expect(decideSheet('sealed', 'reopen', facts())).toMatchObject({ to: 'reopened' })
    expect(decideSheet('sealed', 'reopen', facts({ reason: '' })).ok).toBe(false)
    expect(decideSheet('sealed', 'reopen', facts({ stage: 'deliberating' })).ok).toBe(false)
    expect(allowedSheetEvents('reopened')).toEqual([])
  })

  it('a conflict declared later voids it; the office may waive one', () => {
    expect(decideSheet('sealed', 'void', facts())).toMatchObject({ to: 'voided' })
    expect(decideSheet('draft', 'waive', facts())).toMatchObject({ to: 'waived' })
  })

  it('counts only when sealed', () => {
    expect(sheetStates.filter((state) => isSheetIn(state, 'counted'))).toEqual(['sealed'])
    expect(sheetStates.filter((state) => isSheetIn(state, 'outstanding'))).toEqual(['draft'])
  })
})

describe('an objection', () => {
  it('is accepted when admissible, else refused with its reason, and answered in writing', () => {
    expect(decideObjection('received', 'accept', { inadmissibleBecause: [] })).toMatchObject({ to: 'accepted' })
    expect(decideObjection('received', 'accept', { inadmissibleBecause: ['没有署真实姓名。'] }).ok).toBe(false)
    const unnamed = { reason: '匿名', answer: '因未署名，不予受理。', inadmissibleBecause: ['没有署真实姓名。'] }
    expect(decideObjection('received', 'reject', unnamed)).toMatchObject({ to: 'inadmissible' })
    expect(decideObjection('received', 'reject', { ...unnamed, inadmissibleBecause: [] })).toMatchObject({ ok: false })
    expect(decideObjection('accepted', 'uphold', { reason: '属实', answer: '' }).ok).toBe(false)
    expect(decideObjection('accepted', 'dismiss', { reason: '不属实', answer: '经核查不属实。' })).toMatchObject({ to: 'dismissed' })
  })

  it('holds the award back while received or accepted', () => {
    expect(objectionStates.filter((state) => isObjectionIn(state, 'open'))).toEqual(['received', 'accepted'])
  })
})
