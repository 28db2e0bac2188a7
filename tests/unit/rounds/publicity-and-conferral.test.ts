import { describe, expect, it } from 'vitest'
import { noOverrides, workingDayStatus } from '@/lib/platform/calendar/working-days'
import { type ConferralCandidate, planConferral, termEndsOn } from '@/lib/rounds/conferral'
import { admissibilityProblems, formatPublicityPeriod, hasRunInFull, publicityPeriod, reexaminationEndsOn } from '@/lib/rounds/publicity'
import { inadmissibleGrounds } from '@/lib/rounds/scheme-templates/common'

const calendar = (date: string) => workingDayStatus(date, noOverrides)
const working = { days: 5, unit: 'working' } as const

function period(publishedAt: string, rule: Parameters<typeof publicityPeriod>[1] = working) {
  const plan = publicityPeriod(new Date(publishedAt), rule, calendar)
  if (!plan.ok) throw new Error(plan.message)
  return plan.period
}

describe('publicityPeriod', () => {
  it('does not count the day of publication and ends at 24:00 of day n', () => {
    const found = period('2025-09-15T10:00:00+08:00')
    expect(found).toEqual({
      publishedOn: '2025-09-15',
      firstDay: '2025-09-16',
      endsOn: '2025-09-22',
      endsAt: new Date('2025-09-22T16:00:00Z'),
    })
    expect(formatPublicityPeriod(found, working)).toBe('自2025年9月16日起至2025年9月22日止（5 个工作日，发布当日不计入）')
  })

  it('goes by the date in Shanghai, not by that of the machine', () => {
    expect(period('2025-09-15T15:59:59Z').publishedOn).toBe('2025-09-15')
    expect(period('2025-09-15T16:00:00Z').publishedOn).toBe('2025-09-16')
  })

  it('skips the long holiday and counts make-up days', () => {
    expect(period('2025-09-26T09:00:00+08:00').endsOn).toBe('2025-10-10')
    expect(period('2025-09-26T09:00:00+08:00', { days: 5, unit: 'natural' }).endsOn).toBe('2025-10-01')
  })

  it('says so when it runs into a year not announced', () => {
    const plan = publicityPeriod(new Date('2030-12-30T09:00:00+08:00'), working, calendar)
    expect(plan).toMatchObject({ ok: false, code: 'calendarNotAnnounced' })
    expect(publicityPeriod(new Date('2030-12-30T09:00:00+08:00'), { days: 5, unit: 'natural' }, calendar).ok).toBe(true)
  })

  it('has run in full at 24:00, not a moment before', () => {
    const found = period('2025-09-15T10:00:00+08:00')
    expect(hasRunInFull(found, new Date('2025-09-22T15:59:59.999Z'))).toBe(false)
    expect(hasRunInFull(found, new Date('2025-09-22T16:00:00Z'))).toBe(true)
    expect(reexaminationEndsOn('2025-09-15', 5)).toBe('2025-09-20')
  })
})

describe('admissibilityProblems', () => {
  const objection = {
    name: '钱一',
    contact: '电话',
    statement: '某项成果不属本人。',
    hasEvidence: true,
    receivedAt: new Date('2025-09-22T10:00:00Z'),
    matchedGrounds: [],
  }
  const running = { endsOn: '2025-09-22' }

  it('wants a name, a contact, grounds and evidence, in time', () => {
    expect(admissibilityProblems(objection, running, inadmissibleGrounds)).toEqual([])
    expect(
      admissibilityProblems({ ...objection, name: ' ', contact: '', statement: '', hasEvidence: false }, running, inadmissibleGrounds),
    ).toHaveLength(4)
    expect(admissibilityProblems({ ...objection, receivedAt: new Date('2025-09-22T16:00:00Z') }, running, inadmissibleGrounds)).toEqual([
      '公示期已于 2025年9月23日 00:00 届满，收到时已逾期。',
    ])
  })

  it("gives the reason of the scheme's list", () => {
    expect(admissibilityProblems({ ...objection, matchedGrounds: ['judgement'] }, running, inadmissibleGrounds)).toEqual([
      '属于方案规定的不予受理情形：仅对专家评分高低、评审结论的专业判断有不同看法的。',
    ])
  })
})

describe('planConferral', () => {
  const candidate = (nominationId: string, part: Partial<ConferralCandidate> = {}): ConferralCandidate => ({
    nominationId,
    name: nominationId,
    state: 'proposed',
    objections: [],
    ...part,
  })
  const after = new Date('2025-09-22T16:00:00Z')

  it('confers those without an open objection, holds back the others', () => {
    const plan = planConferral(
      [
        candidate('甲'),
        candidate('乙', { objections: [{ number: '异2025001', state: 'accepted' }] }),
        candidate('丙', { objections: [{ number: '异2025002', state: 'dismissed' }] }),
        candidate('丁', { objections: [{ number: '异2025003', state: 'upheld' }] }),
        candidate('戊', { state: 'notSelected' }),
        candidate('己', { state: 'suspended' }),
      ],
      { endsOn: '2025-09-22' },
      after,
    )
    expect(plan.confer.map((each) => each.name)).toEqual(['甲', '丙'])
    expect(plan.heldBack).toEqual([{ nominationId: '乙', name: '乙', reason: '有 1 件异议（异2025001）尚未办结' }])
    expect(plan.toRemove.map((each) => each.name)).toEqual(['丁'])
  })

  it('confers nobody before the period has run in full', () => {
    const plan = planConferral([candidate('甲')], { endsOn: '2025-09-22' }, new Date(after.getTime() - 1))
    expect(plan).toMatchObject({ confer: [], hasRunInFull: false })
  })
})

describe('termEndsOn', () => {
  it('is start + n years − 1 day', () => {
    expect(termEndsOn('2025-09-25', 3)).toBe('2028-09-24')
    expect(termEndsOn('2025-01-01', 1)).toBe('2025-12-31')
    expect(termEndsOn('2024-03-01', 4)).toBe('2028-02-29')
    expect(termEndsOn('2024-02-29', 1)).toBe('2025-02-28')
    expect(termEndsOn('2024-02-29', 4)).toBe('2028-02-28')
    expect(termEndsOn('2025-09-25', null)).toBeNull()
  })
})
