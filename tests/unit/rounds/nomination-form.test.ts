import { describe, expect, test } from 'vitest'
import { formProblems, keepAsked, parseAnswers, stepsOf } from '@/lib/rounds/nomination-form'
import { audienceOfEvent } from '@/lib/rounds/nomination-history'
import { nominationEvents } from '@/lib/rounds/nomination-states'
import type { FormField } from '@/lib/rounds/scheme'
import { field } from '@/lib/rounds/scheme-templates/common'

const one = (part: Partial<FormField> & Pick<FormField, 'type'>, answer: unknown, files = 0): string[] =>
  formProblems([field({ key: 'it', label: '此项', step: '一', ...part })], parseAnswers({ it: answer }), new Map([['it', files]])).map(
    (problem) => problem.message,
  )

describe('formProblems', () => {
  test('texts: required, too short with what is missing, too long; blanks do not count', () => {
    expect(one({ type: 'text' }, '  ')).toEqual(['请填写“此项”。'])
    expect(one({ type: 'text', required: false, min: 5 }, '')).toEqual([])
    expect(one({ type: 'longText', min: 5 }, '三个字')).toEqual(['“此项”不少于 5 字，现有 3 字，还差 2 字。'])
    expect(one({ type: 'longText', max: 2 }, '三个字')).toEqual(['“此项”不超过 2 字，现有 3 字。'])
  })

  test('numbers, dates and choices', () => {
    expect(one({ type: 'number', min: 1, max: 10 }, '１２')).toEqual(['“此项”不能大于 10。'])
    expect(one({ type: 'number' }, '许多')).toEqual(['“此项”应填数字。'])
    expect(one({ type: 'date' }, '2025-02-30')).toEqual(['“此项”不是有效日期。'])
    expect(one({ type: 'choice', options: ['甲', '乙'] }, '丙')).toEqual(['“此项”请从给出的选项中选择。'])
    expect(one({ type: 'choice', options: ['甲', '乙'] }, '乙')).toEqual([])
  })

  test('tables: how many rows, and the first wrong cell of each by row and column', () => {
    const columns: FormField['columns'] = [
      { key: 'name', label: '名称', type: 'text', options: [], required: true },
      { key: 'on', label: '年月', type: 'month', options: [], required: false },
      { key: 'kind', label: '类别', type: 'choice', options: ['甲'], required: false },
    ]
    expect(one({ type: 'table', columns }, [])).toEqual(['请至少填写一行“此项”。'])
    expect(one({ type: 'table', columns, min: 2 }, [{ name: '一' }])).toEqual(['“此项”不少于 2 行，现有 1 行。'])
    expect(one({ type: 'table', columns }, [{ name: '一' }, { name: ' ' }])).toEqual(['“此项”第 2 行缺少“名称”。'])
    expect(one({ type: 'table', columns }, [{ name: '一', on: '2025-13' }])).toEqual(['“此项”第 1 行“年月”不是有效年月。'])
    expect(one({ type: 'table', columns }, [{ name: '一', on: '2025-07', kind: '乙' }])).toEqual([
      '“此项”第 1 行“类别”请从给出的选项中选择。',
    ])
    expect(one({ type: 'table', columns }, [{ name: '一', on: '2025-07-01', kind: '甲' }])).toEqual([])
  })

  test('files are counted', () => {
    expect(one({ type: 'file' }, undefined)).toEqual(['请上传“此项”。'])
    expect(one({ type: 'file', min: 2 }, undefined, 1)).toEqual(['请上传“此项”，不少于 2 份。'])
    expect(one({ type: 'file', max: 1 }, undefined, 2)).toEqual(['“此项”不超过 1 份，现有 2 份。'])
    expect(one({ type: 'file', required: false }, undefined)).toEqual([])
  })
})

test('only what the scheme asks for is kept, and no answer stands in a file field', () => {
  const fields = [field({ key: 'a', label: '甲', type: 'text', step: '一' }), field({ key: 'b', label: '乙', type: 'file', step: '二' })]
  expect(keepAsked({ a: '一', b: '二', status: 'endorsed' }, fields)).toEqual({ a: '一' })
  expect(stepsOf(fields).map((step) => step.name)).toEqual(['一', '二'])
})

test('what is stored and no form reads as an empty one', () => {
  for (const stored of [null, 'text', { a: { nested: true } }, [1]]) expect(parseAnswers(stored)).toEqual({})
})

test('unit and candidate do not read the inner steps of ranking and panel', () => {
  const shown = nominationEvents.filter((event) => audienceOfEvent(event) !== null)
  expect(nominationEvents.filter((event) => !shown.includes(event))).toEqual(['rank', 'unrank', 'reopenDecision'])
  expect(audienceOfEvent('qualify')).toEqual({ event: 'qualify', office: '市人才办' })
  expect(audienceOfEvent('endorse')).toEqual({ event: 'endorse', office: null })
  expect(audienceOfEvent('unheard')).toBeNull()
})
