import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('the migrations make exactly the schema', () => {
  const result = spawnSync(process.execPath, ['lib/cli/scripts/new-migration.mjs', '--check'], { encoding: 'utf8' })
  expect(result.stdout).toBe('')
  expect(result.status).toBe(0)
}, 120_000)
