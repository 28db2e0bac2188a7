import { describe, expect, test } from 'vitest'
import { meansPerson, relationKinds } from '@/lib/org/relations'
import { type Declared, declaredRelations, type NamedPerson } from '@/lib/rounds/declared-relations'

const judge: NamedPerson = { id: 'judge', name: '欧阳若谷', units: ['云江市行政审批局', '审批局'] }
const candidate: NamedPerson = { id: 'candidate', name: '诸葛明达', units: ['云江市云岭中心', '云岭中心'] }
const declared = (change: Partial<Declared> = {}): Declared => ({
  personId: 'judge',
  otherPersonId: null,
  otherName: '诸葛明达',
  otherUnit: '云岭中心',
  kind: 'spouse',
  note: null,
  ...change,
})
const find = (...all: Declared[]) => declaredRelations(all, [judge], [candidate])

describe('who is meant by a name and a unit in words', () => {
  test('spelling, short names and a missing unit do not matter; another unit and another name do', () => {
    expect(meansPerson({ name: '诸葛 明达', unit: '' }, candidate)).toBe(true)
    expect(meansPerson({ name: '诸葛明达', unit: '市云岭中心' }, candidate)).toBe(true)
    expect(meansPerson({ name: '诸葛明达', unit: '云江市云岭中心综合科' }, candidate)).toBe(true)
    expect(meansPerson({ name: '诸葛明达', unit: '财政局' }, candidate)).toBe(false)
    expect(meansPerson({ name: '诸葛明', unit: '云岭中心' }, candidate)).toBe(false)
  })
})

describe('declared relations between judges and candidates', () => {
  test('are found from either side, once', () => {
    const own = declared()
    const theirs = declared({ personId: 'candidate', otherName: '欧阳若谷', otherUnit: '审批局' })
    expect(find(own)).toEqual([{ type: 'kinship', a: 'judge', b: 'candidate', kinship: 'spouse' }])
    expect(find(theirs)).toEqual([{ type: 'kinship', a: 'candidate', b: 'judge', kinship: 'spouse' }])
    expect(find(own, theirs)).toHaveLength(1)
  })

  test('every kind comes through; a project is named', () => {
    const types = relationKinds.map((kind) => find(declared({ kind, note: '数据共享课题' }))[0])
    expect(types.map((relation) => relation?.type)).toEqual([
      'kinship',
      'kinship',
      'kinship',
      'kinship',
      'kinship',
      'mentorship',
      'sharedProject',
    ])
    expect(types.at(-1)).toMatchObject({ projectName: '数据共享课题' })
  })

  test('an id decides over the words; people who are neither judge nor candidate are nobody', () => {
    expect(find(declared({ otherPersonId: 'candidate', otherName: '改过的名字' }))).toHaveLength(1)
    expect(find(declared({ otherPersonId: 'somebody' }))).toEqual([])
    expect(find(declared({ otherName: '司马文渊' }))).toEqual([])
  })
})
