import { describe, expect, test } from 'vitest'
import { type RenewalFacts, renewalOutlook } from '@/lib/titles/renewal'

const UNTIL = '2025-12-31'
const outlook = (facts: Partial<RenewalFacts> = {}) =>
  renewalOutlook(
    {
      titleName: '业务能手',
      isGranted: true,
      endsOn: '2025-11-30',
      renewalNeeds: 'qualified',
      lastResult: { year: 2024, grade: 'qualified', isBarDismissed: false, isRevocationStaged: false },
      renewalBar: null,
      entryBars: [],
      sanction: null,
      lastDayInOffice: null,
      ...facts,
    },
    UNTIL,
  )
const result = (grade: 'excellent' | 'qualified' | 'unqualified', more: Partial<NonNullable<RenewalFacts['lastResult']>> = {}) => ({
  lastResult: { year: 2024, grade, isBarDismissed: false, isRevocationStaged: false, ...more },
})

describe('whether a term may be followed by another', () => {
  test.each<[string, Partial<RenewalFacts>, boolean, string]>([
    ['the last result is enough', {}, true, '2024 年度考核合格，达到续评要求'],
    ['the rule asks for more', { renewalNeeds: 'excellent' }, false, '2024 年度考核合格，续评要求优秀'],
    ['the last result failed', result('unqualified'), false, '2024 年度考核不合格，续评要求合格以上'],
    ['the rule asks for nothing', { ...result('unqualified'), renewalNeeds: null }, true, '2024 年度考核不合格'],
    ['there is no result yet', { lastResult: null }, true, '还没有年度考核结果，续评要求合格以上'],
    ['the office let it pass', result('unqualified', { isBarDismissed: true }), true, '2024 年度考核不合格，市人才办已决定不限制续评'],
    [
      'revocation is proposed',
      { ...result('unqualified', { isRevocationStaged: true }), renewalNeeds: null },
      false,
      '2024 年度考核不合格，撤销称号待市人才办决定',
    ],
    ['the office barred it', { renewalBar: '2024 年度考核不合格。' }, false, '已决定暂不得续评：2024 年度考核不合格。'],
    ['the title is no longer granted', { isGranted: false }, false, '“业务能手”已停止授予'],
    ['a sanction lasts into the new term', { sanction: { endsOn: '2025-12-01' } }, false, '处分期至2025年12月1日，新任期开始后仍未届满'],
    ['a sanction has no end', { sanction: { endsOn: null } }, false, '有在期处分'],
    ['retires before the new term', { lastDayInOffice: '2025-11-30' }, false, '2025年11月30日到龄退休，早于新任期开始'],
    ['retires within the cycle', { lastDayInOffice: '2025-12-15' }, false, '2025年12月15日到龄退休，续任后到周期末也不再计入'],
    ['retires on the last day of the cycle', { lastDayInOffice: UNTIL }, true, '2024 年度考核合格，达到续评要求'],
    [
      'a revoked title still bars on the first day',
      { entryBars: [{ name: '撤销业务标兵称号（考核不合格）', startsOn: '2023-12-01', endsOn: '2025-12-01' }] },
      false,
      '曾被撤销业务标兵称号（考核不合格），2025年12月1日前不得再授予',
    ],
    [
      'the bar ends with the old term',
      { entryBars: [{ name: '撤销业务标兵称号（考核不合格）', startsOn: '2023-12-01', endsOn: '2025-11-30' }] },
      true,
      '2024 年度考核合格，达到续评要求',
    ],
  ])('%s', (_, facts, canRenew, why) => expect(outlook(facts)).toEqual({ canRenew, why }))
})
