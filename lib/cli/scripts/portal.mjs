// npm run portal -- COMMAND: the operations command. Standard output and exit code are the command's own.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../../..')
const [command, ...rest] = process.argv.slice(2)
const program =
  command === 'new-migration'
    ? ['lib/cli/scripts/new-migration.mjs', ...rest]
    : ['--conditions=react-server', '--import', 'tsx', 'lib/cli/portal.ts', ...process.argv.slice(2)]

const result = spawnSync(process.execPath, program, {
  cwd: root,
  stdio: 'inherit',
  // File names are meant as seen from where the command was typed.
  env: { ...process.env, PORTAL_CALLER_DIR: process.env.INIT_CWD ?? process.cwd() },
})
process.exit(result.status ?? 1)
