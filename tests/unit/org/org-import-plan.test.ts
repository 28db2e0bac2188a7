import { describe, expect, it } from 'vitest'
import { countPlan, planOrgImport } from '@/lib/org/org-import-plan'
import { buildOrgTree, type OrgUnit } from '@/lib/org/org-tree'
import type { OrgReading } from '@/lib/org/roster/read-org'
import { checkClosing, checkMerge, checkNewParent } from '@/lib/org/unit-changes'

const unit = (id: string, parentId: string | null, extra: Partial<OrgUnit> = {}): OrgUnit => ({
  id,
  code: id.toUpperCase(),
  name: `${id}局`,
  shortName: `${id}局`,
  parentId,
  level: 'city',
  isLegalBody: parentId !== null,
  sortOrder: 0,
  ...extra,
})
const tree = buildOrgTree('2025-09-15', [unit('city', null), unit('a', 'city'), unit('b', 'city'), unit('c', 'a')])

const read = (code: string, name: string, parentCode: string | null, row = 2): OrgReading['units'][number] => ({
  code,
  name,
  shortName: null,
  parentCode,
  level: 'city',
  isLegalBody: null,
  row,
})
const reading = (units: OrgReading['units'], lines: OrgReading['lines'] = []): OrgReading => ({ units, lines, issues: [] })

describe('an organisation workbook', () => {
  it('makes what is new, changes what differs, leaves what is equal', () => {
    const plan = planOrgImport(
      reading([read('CITY', 'city局', null), read('A', '新a局', 'CITY', 3), read('C', 'c局', 'B', 4), read('D', 'd局', 'A', 5)]),
      tree,
      [],
    )
    expect(plan.units.map(({ code, action, changes }) => [code, action, changes])).toEqual([
      ['CITY', 'unchanged', []],
      ['A', 'update', ['名称', '简称']],
      ['C', 'update', ['上级单位']],
      ['D', 'create', []],
    ])
    expect(plan.issues).toEqual([])
    expect(countPlan(plan)).toEqual({ rows: 4, created: 1, updated: 2 })
  })

  it('matches by name where the code is new, and refuses two rows for one unit', () => {
    const plan = planOrgImport(reading([read('X1', 'a局', 'CITY'), read('A', 'a局又名', 'CITY', 3)]), tree, [])
    expect(plan.units[0]).toMatchObject({ unitId: 'a', action: 'unchanged' })
    expect(plan.issues).toEqual([{ sheet: '单位', row: 3, reason: '与第 2 行指的是同一个单位。' }])
  })

  it('names a parent that nobody knows', () => {
    expect(planOrgImport(reading([read('N', 'n局', 'NOWHERE')]), tree, []).issues).toHaveLength(1)
  })

  it('adds and renames lines', () => {
    const plan = planOrgImport(
      reading(
        [],
        [
          { code: 'L1', name: '政法', row: 2 },
          { code: 'L2', name: '教育', row: 3 },
          { code: 'L3', name: '卫生', row: 4 },
        ],
      ),
      tree,
      [
        { id: '1', code: 'OLD', name: '政法' },
        { id: '2', code: 'L2', name: '文教' },
      ],
    )
    expect(plan.lines.map(({ lineId, action }) => [lineId, action])).toEqual([
      ['1', 'unchanged'],
      ['2', 'update'],
      [null, 'create'],
    ])
  })
})

describe('changes of the tree', () => {
  it('never hang a unit below itself', () => {
    expect(() => checkNewParent(tree, 'c', 'b')).not.toThrow()
    expect(() => checkNewParent(tree, 'a', 'c')).toThrow(expect.objectContaining({ code: 'invalid' }))
    expect(() => checkNewParent(tree, 'a', 'city')).toThrow(expect.objectContaining({ code: 'nothingMoved' }))
    expect(() => checkNewParent(tree, 'a', 'gone')).toThrow(expect.objectContaining({ code: 'invalid' }))
  })

  it('close only what is empty, and never the city', () => {
    expect(() => checkClosing(tree, 'b', 0)).not.toThrow()
    expect(() => checkClosing(tree, 'b', 3)).toThrow(expect.objectContaining({ code: 'hasPeople' }))
    expect(() => checkClosing(tree, 'a', 0)).toThrow(expect.objectContaining({ code: 'hasChildren' }))
    expect(() => checkClosing(tree, 'city', 0)).toThrow(expect.objectContaining({ code: 'rootUnit' }))
  })

  it('merge into another living unit that is not below', () => {
    expect(() => checkMerge(tree, 'a', 'b')).not.toThrow()
    for (const into of ['a', 'c', 'gone']) expect(() => checkMerge(tree, 'a', into)).toThrow(expect.objectContaining({ code: 'invalid' }))
  })
})
