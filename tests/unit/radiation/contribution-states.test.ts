import { describe, expect, test } from 'vitest'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { parseContributionFilter } from '@/lib/radiation/contribution-filter'
import {
  CONTRIBUTION_KINDS,
  CONTRIBUTION_ROLES,
  CONTRIBUTION_STATES,
  type ContributionEvent,
  type ContributionFacts,
  contributionGroups,
  isContributionIn,
  nextContributionState,
  submitProblems,
} from '@/lib/radiation/contribution-states'
import { KIND_LABELS, kindWords, ROLE_WORDS, STATE_LABELS, spanWords, yearSummary } from '@/lib/radiation/labels'
import { type ContributionPolicyFacts, contributionPolicy } from '@/lib/radiation/policy'
import { saveContributionSchema } from '@/lib/radiation/schema'

const EVENTS: readonly ContributionEvent[] = ['submit', 'verify', 'return', 'withdraw', 'void']

describe('the life of a contribution', () => {
  test('is the table, and nothing else', () => {
    const moves = CONTRIBUTION_STATES.flatMap((state) =>
      EVENTS.flatMap((event) => {
        const to = nextContributionState(state, event)
        return to ? [`${state} ${event} ${to}`] : []
      }),
    )
    expect(moves).toEqual([
      'draft submit submitted',
      'draft withdraw withdrawn',
      'submitted verify verified',
      'submitted return returned',
      'submitted withdraw withdrawn',
      'returned submit submitted',
      'returned withdraw withdrawn',
      'verified void voided',
    ])
    expect(contributionGroups.editable).toEqual(['draft', 'returned'])
    expect(contributionGroups.waiting).toEqual(['submitted'])
    expect(isContributionIn('verified', 'counted')).toBe(true)
  })

  test('has a word for every state, kind and role', () => {
    for (const state of CONTRIBUTION_STATES) expect(STATE_LABELS[state].word).toMatch(/^[\u4e00-\u9fff]+$/)
    for (const kind of CONTRIBUTION_KINDS) expect(KIND_LABELS[kind].word).toMatch(/^[\u4e00-\u9fff]+$/)
    for (const role of CONTRIBUTION_ROLES) expect(ROLE_WORDS[role]).toMatch(/^[\u4e00-\u9fff]+$/)
  })
})

describe('handing in', () => {
  const facts: ContributionFacts = {
    today: '2025-09-15',
    personName: '周明',
    isInOffice: true,
    startsOn: '2025-03-01',
    endsOn: '2025-06-30',
    description: '主持审理全市首例数据权属纠纷案。',
    proofs: 1,
    held: [{ startsOn: '2024-01-01', endsOn: '2026-12-31' }],
  }

  test('needs what was done, a proof, days that are over and a title held on one of them', () => {
    expect(submitProblems(facts)).toEqual({})
    expect(Object.keys(submitProblems({ ...facts, description: '办案', proofs: 0 }))).toEqual(['description', 'proofFileIds'])
    expect(submitProblems({ ...facts, endsOn: '2025-09-16' })).toEqual({
      endsOn: '结束日期不能晚于今天（2025年9月15日），事情办完后再提交。',
    })
    expect(submitProblems({ ...facts, endsOn: '2025-09-15' })).toEqual({})
    expect(Object.keys(submitProblems({ ...facts, isInOffice: false }))).toEqual(['personId'])
  })

  test.each([
    ['before the title', [{ startsOn: '2025-07-01', endsOn: null }], false],
    ['from its last day on', [{ startsOn: '2025-06-30', endsOn: null }], true],
    ['until its first day', [{ startsOn: '2020-01-01', endsOn: '2025-03-01' }], true],
    ['after the title', [{ startsOn: '2020-01-01', endsOn: '2025-02-28' }], false],
    ['without a title', [], false],
  ] as const)('counts the title by its days: %s', (_, held, isFit) => {
    expect(submitProblems({ ...facts, held })).toEqual(isFit ? {} : { startsOn: '周明在所填时间没有称号，不计入辐射贡献。请核对日期。' })
  })

  test('a draft needs its kind, title and days in order', () => {
    const draft = {
      personId: 'p',
      kind: 'guide',
      role: 'lead',
      title: '调解工作指引',
      description: '',
      isPublic: false,
      proofFileIds: [],
      isSubmit: false,
    }
    expect(saveContributionSchema.safeParse({ ...draft, startsOn: '2025-03-01', endsOn: '2025-03-01' }).success).toBe(true)
    const wrong = saveContributionSchema.safeParse({ ...draft, title: '指', startsOn: '2025-03-02', endsOn: '2025-03-01' })
    expect(wrong.error?.issues.map((issue) => issue.message)).toContain('请填写名称，至少四个字。')
    expect(saveContributionSchema.safeParse({ ...draft, startsOn: '1899-01-01', endsOn: '2025-02-30' }).success).toBe(false)
  })
})

describe('who may verify', () => {
  const facts: ContributionPolicyFacts = {
    personId: 'person',
    unitId: 'unit',
    channel: 'self',
    state: 'submitted',
    enteredById: 'author',
    submittedAt: new Date(0),
  }
  const as = (role: Viewer['role'], more: Partial<Viewer> = {}): Viewer => ({
    ...VISITOR,
    accountId: 'me',
    role,
    unitIds: ['unit'],
    ...more,
  })
  const verifies = (viewer: Viewer, more: Partial<ContributionPolicyFacts> = {}) =>
    contributionPolicy.can(viewer, 'verify', { ...facts, ...more })

  test('HR what talents entered, the party group what HR entered, nobody their own', () => {
    expect(verifies(as('unitHr'))).toBe(true)
    expect(verifies(as('unitHr'), { channel: 'unit' })).toBe(false)
    expect(verifies(as('unitLeader'), { channel: 'unit' })).toBe(true)
    expect(verifies(as('unitLeader'))).toBe(true)
    expect(verifies(as('unitHr', { accountId: 'author' }))).toBe(false)
    expect(verifies(as('unitHr', { personId: 'person' }))).toBe(false)
    expect(verifies(as('unitLeader', { personId: 'person' }), { channel: 'unit' })).toBe(false)
    expect(verifies(as('unitHr', { unitIds: ['other'] }))).toBe(false)
    expect(verifies(as('cityOffice'))).toBe(false)
    expect(verifies(as('talent', { personId: 'person' }))).toBe(false)
  })

  test('what was never handed in is its author’s alone', () => {
    const reads = (viewer: Viewer, more: Partial<ContributionPolicyFacts>) =>
      contributionPolicy.can(viewer, 'read', { ...facts, state: 'draft', submittedAt: null, ...more })
    const talent = as('talent', { personId: 'person', unitIds: [] })
    expect(reads(talent, {})).toBe(true)
    expect(reads(talent, { channel: 'unit' })).toBe(false)
    expect(reads(as('unitHr'), {})).toBe(false)
    expect(reads(as('unitHr'), { channel: 'unit' })).toBe(true)
    expect(reads(as('unitLeader'), { channel: 'unit' })).toBe(false)
    expect(reads(as('cityOffice'), {})).toBe(false)
    expect(reads(as('cityLeader'), { state: 'submitted', submittedAt: new Date(0) })).toBe(false)
  })
})

describe('words', () => {
  test('of a span, of counts and of a year', () => {
    expect(spanWords({ startsOn: '2025-03-01', endsOn: '2025-03-01' })).toBe('2025年3月1日')
    expect(kindWords({ teaching: 1, caseLed: 2 })).toBe('带头办案 2 件、授课带教 1 件')
    expect(kindWords({})).toBe('没有')
    expect(yearSummary({}, [])).toBe('')
    expect(yearSummary({ guide: 1 }, [{ kind: 'guide', role: 'lead', title: '调解工作指引' }])).toBe(
      '本年度经核实的辐射贡献 1 件：工作指南 1 件。\n工作指南（主持）：调解工作指引',
    )
  })

  test('of an address that asks for nonsense is as if it asked for nothing', () => {
    const asked: Record<string, string> = { kind: 'x', state: '<b>', year: '99999', show: 'all', q: '' }
    expect(parseContributionFilter((name) => asked[name] ?? '')).toEqual({})
  })
})
