import { describe, expect, it } from 'vitest'
import * as labels from '@/lib/org/labels'
import { maskDigits, maskIdNumber, maskPhone } from '@/lib/org/masks'
import { chosenColumns, DEFAULT_COLUMNS, looksLikeIdentity, parsePeopleFilter } from '@/lib/org/people-filter'
import {
  AppraisalGrade,
  ImportState,
  PersonStatus,
  Sex,
  SpellEnd,
  StaffKind,
  TransferState,
  UnitChangeKind,
  UnitLevel,
} from '@/lib/platform/db/generated/enums'

describe('every value has a word', () => {
  it.each([
    ['person status', PersonStatus, labels.personStatusLabels],
    ['sex', Sex, labels.sexLabels],
    ['staff kind', StaffKind, labels.staffKindLabels],
    ['end of a spell', SpellEnd, labels.spellEndLabels],
    ['appraisal', AppraisalGrade, labels.appraisalLabels],
    ['transfer', TransferState, labels.transferStateLabels],
    ['import', ImportState, labels.importStateLabels],
    ['level', UnitLevel, labels.unitLevelLabels],
    ['change', UnitChangeKind, labels.unitChangeLabels],
  ])('%s', (_name, values, words) => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(values).sort())
    for (const word of Object.values(words)) expect(typeof word === 'string' ? word : word.text).toMatch(/^\p{Script=Han}+$/u)
  })
})

describe('masks', () => {
  it('keep the ends and hide the middle', () => {
    expect(maskIdNumber('330106198001019614')).toBe('330106********9614')
    expect(maskPhone('13812341234')).toBe('138****1234')
    expect(maskPhone('057188881234')).toBe('057******234')
  })

  it('hide numbers inside what was typed, wrong ones too', () => {
    expect(maskDigits('33010619800101961X')).toBe('330106********961X')
    expect(maskDigits('１３８１２３４１２３４')).not.toContain('２３４１')
    expect(maskDigits('1381234')).toBe('1381234')
    expect(maskDigits('2010年13月')).toBe('2010年13月')
  })
})

describe('the list’s address', () => {
  it('is read whatever stands in it', () => {
    expect(parsePeopleFilter({ q: ' 明川 ', status: 'nonsense', sort: ['-name', 'name'], page: '7' })).toMatchObject({
      q: '明川',
      status: 'active',
      sort: '-name',
    })
    expect(parsePeopleFilter({})).toMatchObject({ q: '', status: 'active', kind: 'internal', sort: 'name' })
  })

  it('drops identity numbers and phones', () => {
    expect(looksLikeIdentity('138 0013 8000')).toBe(true)
    expect(parsePeopleFilter({ q: '33010619800101961X' }).q).toBe('')
  })

  it('chooses known columns, the name always', () => {
    expect(chosenColumns(parsePeopleFilter({ columns: 'phone,secret,unit' }))).toEqual(['name', 'unit', 'phone'])
    expect(chosenColumns(parsePeopleFilter({}))).toEqual(DEFAULT_COLUMNS)
  })
})
