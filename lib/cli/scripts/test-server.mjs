// The integration tests and the main browser path on a PostgreSQL server: TEST_DATABASE_URL names an owner that may create databases.

import { buildPortal } from './prepare.mjs'
import { browser, close, prepare, vitest } from './test.mjs'

if (!process.env.TEST_DATABASE_URL) {
  console.error('TEST_DATABASE_URL is missing.')
  process.exit(1)
}
prepare()
vitest('integration on PostgreSQL', ['integration'])
buildPortal()
await browser('main path on PostgreSQL', ['--grep', '@main'], { E2E_DATABASE: 'server' })
close()
