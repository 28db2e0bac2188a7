import { describe, expect, it } from 'vitest'
import { buildOrgTree, type OrgUnit } from '@/lib/org/org-tree'

const unit = (id: string, parentId: string | null, extra: Partial<OrgUnit> = {}): OrgUnit => ({
  id,
  code: id,
  name: `${id}名`,
  shortName: id,
  parentId,
  level: 'grassroots',
  isLegalBody: false,
  sortOrder: 0,
  ...extra,
})

const tree = buildOrgTree(
  '2025-09-15',
  [
    unit('office', 'district'),
    unit('city', null, { level: 'city', isLegalBody: true }),
    unit('district', 'city', { isLegalBody: true, sortOrder: 2 }),
    unit('bureau', 'city', { sortOrder: 1 }),
    unit('team', 'office', { isLegalBody: true }),
  ],
  new Map([['gone', { name: '旧局', shortName: '旧' }]]),
)

describe('org tree', () => {
  it('lists parents before children, by order then code', () => {
    expect(tree.list().map(({ id }) => id)).toEqual(['city', 'bureau', 'district', 'office', 'team'])
  })

  it('gives a subtree with its root', () => {
    expect(tree.descendantsOf('district')).toEqual(['district', 'office', 'team'])
    expect(tree.descendantsOf('gone')).toEqual([])
  })

  it('gives ancestors from the nearest up', () => {
    expect(tree.ancestorsOf('team')).toEqual(['office', 'district', 'city'])
    expect(tree.depthOf('city')).toBe(0)
    expect(tree.pathOf('office')).toEqual(['district名', 'office名'])
  })

  it('finds the legal body: itself, the nearest above, never the city', () => {
    expect(tree.legalBodyOf('team')).toBe('team')
    expect(tree.legalBodyOf('office')).toBe('district')
    expect(tree.legalBodyOf('bureau')).toBeNull()
    expect(tree.legalBodyOf('city')).toBeNull()
  })

  it('names units of other days, and those never known in words', () => {
    expect(tree.nameOf('gone')).toBe('旧局')
    expect(tree.nameOf('never')).toBe('已撤销单位')
    expect(tree.unit('gone')).toBeUndefined()
  })
})
