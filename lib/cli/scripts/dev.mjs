// npm run dev: the development server on the embedded demo city.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { generateClient, installPackages, root, run } from './prepare.mjs'

installPackages()
generateClient()
const port = process.env.PORT ?? '3000'
const dataDir = path.resolve(root, process.env.DATA_DIR ?? '.data')
const env = {
  PORTAL_DEMO: '1',
  ...process.env,
  DATA_DIR: dataDir,
  PORT: port,
  BASE_URL: process.env.BASE_URL ?? `http://localhost:${port}`,
}
if (!process.env.DATABASE_URL && !existsSync(path.join(dataDir, 'demo-accounts.json')))
  run(process.execPath, ['lib/cli/scripts/portal.mjs', 'seed-demo'], { env })
process.exit(
  run(process.execPath, ['--max-http-header-size=131072', 'lib/cli/scripts/server.mjs', '--dev'], {
    env: { ...env, NODE_ENV: 'development' },
  }),
)
