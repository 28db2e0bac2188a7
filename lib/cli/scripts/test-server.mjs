// The integration tests and the main browser path on a PostgreSQL server: TEST_DATABASE_URL names an owner that may create databases.

import { buildPortal } from './prepare.mjs'
import { browser, check, close, prepare, vitest } from './test.mjs'

if (!process.env.TEST_DATABASE_URL) {
  console.error('TEST_DATABASE_URL is missing.')
  process.exit(1)
}
prepare()
vitest('integration on PostgreSQL', ['integration'])
buildPortal()
// The same pages were held to the accessibility rules on the embedded database.
await browser('main path on PostgreSQL', ['--grep', '@main'], { E2E_DATABASE: 'server', E2E_WITHOUT_AXE: '1' })
// What the browser left behind must be as true as what it found.
const left = new URL(process.env.TEST_DATABASE_URL)
left.pathname = '/portal_e2e'
check('invariants after the main path', process.execPath, ['lib/cli/scripts/portal.mjs', 'check-invariants'], {
  DATABASE_URL: left.toString(),
  AUTH_SECRET: 'browser-tests-0123456789-abcdefghijk',
  BASE_URL: 'http://localhost:4360',
})
check('the record after the main path', process.execPath, ['lib/cli/scripts/portal.mjs', 'verify-audit'], {
  DATABASE_URL: left.toString(),
  AUTH_SECRET: 'browser-tests-0123456789-abcdefghijk',
  BASE_URL: 'http://localhost:4360',
})
close()
