// Offline `prisma generate`: the CLI insists on a schema engine that generating never runs.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)
const cli = path.join(path.dirname(require.resolve('prisma/package.json')), 'build/index.js')
const result = spawnSync(process.execPath, [cli, 'generate', '--schema', 'prisma/schema', ...process.argv.slice(2)], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    ...process.env,
    // Any existing executable satisfies the check, on every system.
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
})
if (result.status !== 0) process.stderr.write(result.stdout?.toString() ?? '')
process.exit(result.status ?? 1)
