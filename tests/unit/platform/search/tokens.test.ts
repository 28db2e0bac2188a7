import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namePinyin } from '@/lib/platform/search/name-pinyin'
import { nameTokens, queryTokens, specialityQueryTokens, specialityTokens } from '@/lib/platform/search/tokens'

const surnames = join(process.env.PORTAL_TEST_DATA ?? join(process.cwd(), '..', 'shared', 'data'), 'identity', 'surname-pinyin.csv')

function finds(query: string, name: string): boolean {
  const tokens = new Set(nameTokens(name))
  return queryTokens(query).every((token) => tokens.has(token))
}

function withoutTones(text: string): string {
  return text.replaceAll('ü', 'v').normalize('NFD').replace(/\p{M}/gu, '')
}

describe('namePinyin', () => {
  it.each([
    ['曾晓明', 'zeng xiao ming'],
    ['单于婉儿', 'chan yu wan er'],
    ['单雄信', 'shan xiong xin'],
    ['欧阳修', 'ou yang xiu'],
    ['吕绿', 'lv lv'],
    ['买买提·艾合买提', 'mai mai ti ai he mai ti'],
    ['John Smith', 'john smith'],
  ])('sorts %s as %s', (name, expected) => {
    expect(namePinyin(name)).toBe(expected)
  })

  it.skipIf(!existsSync(surnames))('reads every special surname', () => {
    const rows = readFileSync(surnames, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
    const readings = rows.map(([surname]) => [surname, namePinyin(`${surname}伟`)])
    expect(readings).toEqual(rows.map(([surname, reading]) => [surname, `${withoutTones(reading ?? '')} wei`]))
  })
})

describe('nameTokens', () => {
  it('holds runs of characters, syllables and initials', () => {
    expect(nameTokens('张伟')).toEqual(
      ['w', 'we', 'wei', 'z', 'zh', 'zha', 'zhan', 'zhang', 'zhangw', 'zhangwe', 'zhangwei', 'zw', '伟', '张', '张伟'].sort(),
    )
  })
})

describe('queryTokens', () => {
  it.each([
    ['张', '张伟明'],
    ['伟明', '张伟明'],
    ['张伟明', '张伟明'],
    ['zhang', '张伟明'],
    ['zhangwe', '张伟明'],
    ['Zhang Wei Ming', '张伟明'],
    ['weiming', '张伟明'],
    ['ming', '张伟明'],
    ['zwm', '张伟明'],
    ['wm', '张伟明'],
    ['ZW', '张伟明'],
    ['张wei', '张伟明'],
    ['zengxm', '曾晓明'],
    ['lvl', '吕丽'],
    ['lul', '吕丽'],
    ['lül', '吕丽'],
    ['艾合买提', '买买提·艾合买提'],
    ['买买提·艾合买提', '买买提·艾合买提'],
    ['买买提艾合买提', '买买提•艾合买提'],
    ['maimaiti', '买买提·艾合买提'],
    ['aihemaiti', '买买提·艾合买提'],
    ['mmtahmt', '买买提·艾合买提'],
    ['smith', 'John Smith'],
    ['john smi', 'John Smith'],
    ['𠮷', '𠮷野'],
    ['张　伟', '张伟'],
    ['ＺＨＡＮＧ', '张伟'],
  ])('%s finds %s', (query, name) => {
    expect(finds(query, name)).toBe(true)
  })

  it.each([
    ['张明', '张伟明'],
    ['ceng', '曾晓明'],
    ['zhangming', '张伟明'],
    ['李', '张伟明'],
    ["' OR 1=1 --", '张伟明'],
    ['😀', '张伟明'],
    ['·', '张伟明'],
  ])('%s does not find %s', (query, name) => {
    expect(finds(query, name)).toBe(false)
  })

  it('asks nothing for blank input', () => {
    expect(queryTokens(' \u3000')).toEqual([])
    expect(specialityQueryTokens('')).toEqual([])
  })

  it('stays small and storable for hostile input', () => {
    expect(queryTokens('张'.repeat(10_000))).toEqual(['张张张张'])
    expect(queryTokens(`a\u0000${'b'.repeat(10_000)}`)).toHaveLength(1)
    expect(queryTokens('\ud800')).toEqual([' '])
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const token of [...queryTokens(text), ...nameTokens(text)]) expect(token).not.toMatch(/\p{Cs}|\0/u)
        expect(queryTokens(text).length).toBeLessThanOrEqual(60)
        expect(nameTokens(text).length).toBeLessThanOrEqual(1200)
      }),
    )
  })

  it('finds a name by any part of it', () => {
    const han = fc.string({ unit: fc.constantFrom(...'张王李赵单曾解查仇欧阳伟明芳娜敏静·'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(han, fc.nat(), fc.integer({ min: 1, max: 8 }), (name, at, length) => {
        const bare = name.replaceAll('·', '')
        fc.pre(bare.length > 0)
        const start = at % bare.length
        expect(finds(bare.slice(start, start + length), name)).toBe(true)
        expect(finds(namePinyin(name), name)).toBe(true)
      }),
    )
  })
})

describe('specialityTokens', () => {
  it('matches by pairs and single characters', () => {
    const tokens = new Set(specialityTokens(['知识产权', 'Python 编程']))
    const has = (query: string): boolean => specialityQueryTokens(query).every((token) => tokens.has(token))
    expect([has('知识'), has('产权'), has('权'), has('知识产权'), has('python'), has('金融'), has('PYTHON编程')]).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      true,
    ])
  })
})
