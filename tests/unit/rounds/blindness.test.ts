import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignBlindCodes, assignLetters, permute, redact, unitAliases } from '@/lib/rounds/blindness'

/** A source that always takes the last one left. */
const last = (limit: number): number => limit - 1

describe('codes and letters', () => {
  it('numbers candidates in the order of the draw, not of entry', () => {
    expect([...assignBlindCodes(['c', 'a', 'b'], last)]).toEqual([
      ['c', '01'],
      ['b', '02'],
      ['a', '03'],
    ])
  })

  it('letters the sheets within each candidate', () => {
    const sheets = [
      { candidateId: 'x', sheetId: 's1' },
      { candidateId: 'x', sheetId: 's2' },
      { candidateId: 'y', sheetId: 's3' },
    ]
    expect([...assignLetters(sheets, last)]).toEqual([
      ['s2', 'A'],
      ['s1', 'B'],
      ['s3', 'A'],
    ])
    const many = Array.from({ length: 28 }, (_, index) => ({ candidateId: 'x', sheetId: `s${String(index).padStart(2, '0')}` }))
    expect([...assignLetters(many, () => 0).values()].slice(-3)).toEqual(['Z', 'AA', 'AB'])
  })

  it('property: a draw loses nobody, and codes are distinct', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 150 }), fc.nat(), (ids, seed) => {
        const random = (limit: number): number => (seed * 7919) % limit
        expect(permute(ids, random).sort()).toEqual([...ids].sort())
        expect(new Set(assignBlindCodes(ids, random).values()).size).toBe(ids.length)
      }),
    )
  })
})

describe('redact', () => {
  it('hides names and units, the longest first, however they are spaced', () => {
    const { text, hits } = redact('张三丰带教张 三，二人同在澜州市财政局预算处，与财政局同事欧阳·修合作。', {
      names: ['张三', '张三丰', '欧阳修'],
      units: ['澜州市财政局', '澜州市财政局预算处', '财政局'],
    })
    expect(text).toBe('【人名已隐去】带教【人名已隐去】，二人同在【单位已隐去】，与【单位已隐去】同事【人名已隐去】合作。')
    expect(hits.map((hit) => hit.kind)).toEqual(['name', 'name', 'unit', 'unit', 'name'])
  })

  it('leaves one-character names and everything else alone', () => {
    expect(redact('王者归来', { names: ['王', ''], units: [] })).toEqual({ text: '王者归来', hits: [] })
  })

  it('property: no hidden term is left, whatever its characters', () => {
    const term = fc.string({ unit: fc.constantFrom('张', '三', '局', '(', '.', '*', '-', '/', '[', '$'), minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 4 }), fc.string(), (terms, around) => {
        const { text } = redact(`${around}${terms.join('，')}${around}`, { names: terms, units: [] })
        for (const each of terms) expect(text.replaceAll('【人名已隐去】', '▇')).not.toContain(each)
      }),
    )
  })

  it('knows the usual short names of a unit', () => {
    expect(unitAliases('澜州市财政局', '澜州市')).toEqual(['澜州市财政局', '财政局', '市财政局'])
  })
})
