import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import '@/lib/accounts/audit-queries'
import { auditEventLabel } from '@/lib/platform/audit/events'

test('every event of every feature has words for the auditor', () => {
  const files = readdirSync('lib', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `lib/${entry.name}/audit-events.ts`)
  const names = [...files, 'lib/platform/audit/events.ts'].flatMap((file) => {
    try {
      const text = readFileSync(file, 'utf8')
      return [...text.matchAll(/^\s+'([a-zA-Z]+\.[a-zA-Z]+)':/gm)].map((match) => match[1] ?? '')
    } catch {
      return []
    }
  })
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => auditEventLabel(name) === '其他操作')).toEqual([])
})
