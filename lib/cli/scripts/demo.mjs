// npm run demo [-- --reset]: everything from a bare clone to a portal with the demo city on the embedded database.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { buildPortal, generateClient, installPackages, root, run } from './prepare.mjs'
import { startServer, untilReady } from './serve.mjs'

const port = Number(process.env.PORT ?? 3000)
const dataDir = path.resolve(root, process.env.DATA_DIR ?? '.data')
const env = { PORTAL_DEMO: '1', DATA_DIR: dataDir, BASE_URL: process.env.BASE_URL ?? `http://localhost:${port}`, PORT: String(port) }
const accountsFile = path.join(dataDir, 'demo-accounts.json')

function refuseBusyPort() {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => {
      console.error(`Port ${port} is in use. Stop what runs there, or choose another: PORT=3001 npm run demo`)
      process.exit(1)
    })
    probe.listen(port, () => probe.close(resolve))
  })
}

installPackages()
generateClient()
buildPortal()
await refuseBusyPort()
if (process.argv.includes('--reset')) {
  for (const name of ['database', 'database.lock', 'files', 'demo-accounts.json'])
    rmSync(path.join(dataDir, name), { recursive: true, force: true })
  console.log('Starting over: the demo data was removed.')
}
if (!process.env.DATABASE_URL && !existsSync(accountsFile)) {
  console.log('Making the demo city …')
  const status = run(process.execPath, ['lib/cli/scripts/portal.mjs', 'seed-demo'], { env: { ...process.env, ...env } })
  if (status !== 0) process.exit(status)
}
startServer(env, port)
await untilReady(port, 120)
const { password, accounts } = JSON.parse(readFileSync(accountsFile, 'utf8'))
console.log(`\n澜州人才 · demo\n\n  ${env.BASE_URL}\n\nAccounts (password for all: ${password})\n`)
for (const account of accounts) console.log(`  ${account.login.padEnd(12)} ${account.roleLabel}  ${account.name}`)
console.log(
  '\nStop with Ctrl+C. The data stays in',
  path.relative(process.cwd(), dataDir) || '.',
  '; start over with: npm run demo -- --reset',
)
