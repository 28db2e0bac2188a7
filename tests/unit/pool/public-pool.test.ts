import { expect, test } from 'vitest'
import { isQueryCut, readPublicFilter, wantedTitles } from '@/lib/pool/public-filter'
import { describeTalent, structuredText } from '@/lib/pool/structured-data'

const TITLES = [
  { code: 'expert', plan: 'summit' },
  { code: 'ace', plan: 'highland' },
  { code: 'pacesetter', plan: 'highland' },
]

test('a plan stands for its titles, and narrows those chosen', () => {
  const wanted = (params: Record<string, string | string[]>) => wantedTitles(readPublicFilter(params), TITLES)
  expect(wanted({})).toEqual([])
  expect(wanted({ plan: 'odd', title: 'ace' })).toEqual(['ace'])
  expect(wanted({ plan: 'highland' })).toEqual(['ace', 'pacesetter'])
  expect(wanted({ plan: 'highland', title: ['ace', 'expert'] })).toEqual(['ace'])
  expect(wanted({ plan: 'summit', title: 'ace' })).toEqual([' '])
})

test('says when more was typed than is looked for', () => {
  expect(isQueryCut({ q: '造'.repeat(50) })).toBe(false)
  expect(isQueryCut({ q: '造'.repeat(10_000) })).toBe(true)
  expect(isQueryCut({})).toBe(false)
})

test('structured data says what the page shows, and cannot end its own element', () => {
  const data = describeTalent(
    {
      id: 'one',
      name: '林晓燕',
      unit: '市住建局',
      specialities: ['工程造价'],
      headline: '</script><script>alert(1)</script>',
      titles: [
        { name: '业务专家', isActive: true },
        { name: '业务骨干', isActive: false },
      ],
      awards: [{ name: '业务专家', grantedOn: '2024-01-01' }],
    },
    'https://talent.example',
  )
  expect(data).toMatchObject({ '@type': 'Person', url: 'https://talent.example/talents/one', award: ['业务专家'] })
  expect(structuredText(data)).not.toContain('<')
  expect(JSON.parse(structuredText(data))).toEqual(data)
})
