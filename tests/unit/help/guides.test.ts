import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { GUIDES } from '@/components/help/guide-of-role'
import { everyoneGuide } from '@/components/help/guides/everyone'
import { navigationFor } from '@/lib/desk/navigation'
import { ROLES } from '@/lib/platform/access/roles'
import { sourceFiles } from '@/tests/architecture/source'

const screens = sourceFiles(['app', 'components', 'lib'])
  .filter((file) => !file.path.startsWith('components/help/'))
  .map((file) => file.text)
  .join('\n')
const quoted = (text: string) => [...text.matchAll(/“([^”]+)”/g)].map((match) => match[1] ?? '')
const all = [...ROLES.map((role) => ({ name: role as string, guide: GUIDES[role] })), { name: 'everyone', guide: everyoneGuide }]

test.each(all)('every word that the guide quotes stands on a screen: $name', ({ guide }) => {
  const words = quoted(JSON.stringify(guide))
  expect([...new Set(words)].filter((word) => !screens.includes(word))).toEqual([])
})

test.each(ROLES)('the guide leads only to pages of the role’s own rail: %s', (role) => {
  const pages = navigationFor(role, { isDemo: false }).flatMap((group) => group.items.map((item) => item.href))
  expect(GUIDES[role].tasks.flatMap((task) => task.href ?? []).filter((href) => !pages.includes(href))).toEqual([])
})

test('the users’ guide in Chinese quotes the screens, too', () => {
  const words = quoted(readFileSync('README.zh-CN.md', 'utf8'))
  expect(words.length).toBeGreaterThan(50)
  expect([...new Set(words)].filter((word) => !screens.includes(word))).toEqual([])
})
