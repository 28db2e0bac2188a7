import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigitOf, parseIdNumber } from '@/lib/org/identity/id-number'

const TODAY = '2025-09-15'
const vectors = join(process.env.PORTAL_TEST_DATA ?? join(process.cwd(), '..', 'shared', 'data'), 'identity', 'resident-id-vectors.csv')

const seventeen = fc
  .tuple(
    fc.constantFrom('110101', '330106', '440103', '510104', '650102', '431389'),
    fc.date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2020-12-31T00:00:00Z'), noInvalidDate: true }),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(([region, date, order]) => `${region}${date.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`)

describe('parseIdNumber', () => {
  it('reads birth date and sex', () => {
    expect(parseIdNumber('11010519491231002X', TODAY)).toEqual({
      ok: true,
      value: '11010519491231002X',
      birthDate: '1949-12-31',
      sex: 'female',
    })
  })

  it.each([
    ['full-width digits', '１１０１０５１９４９１２３１００２Ｘ'],
    ['blanks', ' 110105 19491231 002x\u3000'],
    ['a leading apostrophe', "'11010519491231002X"],
    ['invisible characters', '\u200b11010519491231002X\u202c'],
    ['a multiplication sign for X', '11010519491231002×'],
  ])('normalises %s', (_, text) => {
    expect(parseIdNumber(text, TODAY)).toMatchObject({ ok: true, value: '11010519491231002X' })
  })

  it('completes a number of the first generation', () => {
    expect(parseIdNumber('431389760616601', TODAY)).toMatchObject({
      ok: true,
      value: '431389197606166012',
      birthDate: '1976-06-16',
      sex: 'male',
    })
    expect(parseIdNumber(431389760616601, TODAY)).toMatchObject({ ok: true, birthDate: '1976-06-16' })
  })

  it.each([
    ['', 'missing'],
    [' \u200b', 'missing'],
    [330106198406239000, 'digitsLost'],
    ['3.30106E+17', 'digitsLost'],
    ['330106198406238000', 'digitsLost'],
    ['34052419800101001', 'length'],
    ['34052419800101001Y', 'characters'],
    ['990101198001010010', 'region'],
    ['345955198706122245', 'region'],
    ['110101198002300010', 'birthDate'],
    ['110101203001010010', 'birthDate'],
    ['340524198001010013', 'checkDigit'],
  ])('refuses %s: %s', (text, fault) => {
    expect(parseIdNumber(text, TODAY)).toMatchObject({ ok: false, fault })
  })

  it('accepts every number with its own check digit and refuses it with any other', () => {
    fc.assert(
      fc.property(seventeen, fc.constantFrom(...'0123456789X'), (digits, last) => {
        const expected = checkDigitOf(digits)
        expect(parseIdNumber(digits + expected, TODAY).ok).toBe(true)
        expect(parseIdNumber(digits + last, TODAY).ok).toBe(last === expected)
      }),
    )
  })

  it('notices any single wrong digit and any swap of neighbours', () => {
    fc.assert(
      fc.property(seventeen, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (digits, at, step) => {
        const number = digits + checkDigitOf(digits)
        const wrong = `${number.slice(0, at)}${(Number(number[at]) + step) % 10}${number.slice(at + 1)}`
        expect(parseIdNumber(wrong, TODAY).ok).toBe(false)
      }),
    )
  })

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseIdNumber(text, TODAY)))
  })

  it.skipIf(!existsSync(vectors))('agrees with the public vectors', () => {
    const rows = readFileSync(vectors, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
    expect(rows.map(([id]) => [id, parseIdNumber(id ?? '', TODAY).ok])).toEqual(rows.map(([id, valid]) => [id, valid === 'yes']))
  })
})
