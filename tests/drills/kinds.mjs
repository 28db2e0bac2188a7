// One round of each kind from its ready template to conferral, by browser: node tests/drills/kinds.mjs [expert|backbone|ace|brand …] [Playwright's own options].
// Needs a build (npm run build). With E2E_BASE_URL and E2E_BUILT=1 a demo that is already served is used, and its clock is moved on.
import { findBrowser } from '../../lib/cli/scripts/find-browser.mjs'
import { run } from '../../lib/cli/scripts/prepare.mjs'

const executable = await findBrowser()
if (!executable) process.exit(1)
process.exit(
  run(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/drills/kinds', '--reporter=list', ...process.argv.slice(2)],
    { env: { ...process.env, CHROMIUM: executable } },
  ),
)
