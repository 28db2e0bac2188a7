import { expect, test } from 'vitest'
import { datedTodo, endOfWeek, groupTodos } from '@/lib/desk/todo-groups'
import type { TodoItem } from '@/lib/platform/todo'

/** Monday, 15 September 2025, 09:30 in Shanghai. */
const NOW = new Date('2025-09-15T09:30:00+08:00')

function todo(key: string, dueAt: string | null): TodoItem {
  return { key, kind: 'nomination', title: key, detail: '', dueAt, href: '/home', buttonLabel: '去办理' }
}

const words = (dueAt: string | null) => {
  const { group, dueWords, dueNote } = datedTodo(todo('one', dueAt), NOW)
  return [group, dueWords, dueNote]
}

test.each([
  ['2025-09-12T18:00:00+08:00', ['overdue', '逾期 3 天', '9月12日 周五']],
  ['2025-09-15T09:30:00+08:00', ['overdue', '今天已过时限', '9月15日 周一']],
  ['2025-09-15T18:00:00+08:00', ['today', '还有 8 小时 30 分', '今天 18:00']],
  ['2025-09-15T09:40:00+08:00', ['today', '还有 10 分钟', '今天 09:40']],
  ['2025-09-16T00:00:00+08:00', ['today', '还有 14 小时 30 分', '今天 24:00']],
  ['2025-09-18T00:00:00+08:00', ['thisWeek', '还有 2 天', '9月17日 周三']],
  ['2025-09-22T00:00:00+08:00', ['thisWeek', '还有 6 天', '9月21日 周日']],
  ['2025-09-22T09:00:00+08:00', ['later', '还有 7 天', '9月22日 周一']],
  [null, ['later', '', '']],
] as const)('%s', (dueAt, expected) => {
  expect(words(dueAt)).toEqual(expected)
})

test('groups come in order, the earliest first, without a deadline last; empty ones are left out', () => {
  const groups = groupTodos(
    [
      todo('none', null),
      todo('late', '2025-10-30T00:00:00+08:00'),
      todo('b', '2025-09-10T00:00:00+08:00'),
      todo('a', '2025-09-01T00:00:00+08:00'),
    ],
    NOW,
  )
  expect(groups.map((group) => [group.label, group.items.map((item) => item.key)])).toEqual([
    ['已逾期', ['a', 'b']],
    ['以后', ['late', 'none']],
  ])
})

test.each([
  ['2025-09-15', '2025-09-21'],
  ['2025-09-21', '2025-09-21'],
  ['2025-12-31', '2026-01-04'],
])('the week of %s ends on %s', (date, sunday) => {
  expect(endOfWeek(date)).toBe(sunday)
})
