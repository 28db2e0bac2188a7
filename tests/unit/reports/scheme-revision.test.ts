import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { changeColumns, schemeRevisionDocument } from '@/lib/reports/scheme-revision-document'
import type { SchemeChange } from '@/lib/rounds/scheme-difference'

const change = (part: Partial<SchemeChange>): SchemeChange => ({
  ...{ part: '名额', subject: '命名总数', kind: 'changed', from: '40 个', to: '30 个' },
  ...part,
})

test('a change reads as before and after, whatever its kind', () => {
  expect(changeColumns(change({}))).toEqual(['40 个', '30 个'])
  expect(changeColumns(change({ kind: 'added', from: null, to: '短文，选填' }))).toEqual(['（无）', '新增：短文，选填'])
  expect(changeColumns(change({ kind: 'removed', from: '短文', to: null }))).toEqual(['短文', '删除'])
  expect(changeColumns(change({ kind: 'moved', from: '2', to: '1' }))).toEqual(['第 2 项', '第 1 项'])
})

test('the document prints the reason, every difference and the digest', async () => {
  const bytes = await schemeRevisionDocument({
    ...{ roundName: '2025年度业务标兵评选', version: 2, reason: '名额按市委要求压缩。', frozenAt: '2025-09-15T02:00:00.000Z' },
    ...{ digest: 'abc123', by: '赵庭安', changes: [change({})] },
  })
  const text = (await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string'))?.replace(/<[^>]+>/g, '') ?? ''
  for (const words of [
    '评选方案修订说明',
    '由第 1 版修订为第 2 版',
    '名额按市委要求压缩。',
    '命名总数',
    '40 个',
    '30 个',
    'abc123',
    '赵庭安',
  ])
    expect(text).toContain(words)
})
