// The demo city on a fresh database for the browser tests: embedded, or on the server of TEST_DATABASE_URL when E2E_DATABASE=server.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { run } from './prepare.mjs'
import { startServer } from './serve.mjs'

const port = Number(process.env.E2E_PORT ?? 4360)
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'portal-e2e-'))
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
const env = { PORTAL_DEMO: '1', DATA_DIR: dataDir, BASE_URL: `http://localhost:${port}`, LOG_LEVEL: 'error' }

async function freshServerDatabase() {
  const { default: pg } = await import('pg')
  const owner = new URL(process.env.TEST_DATABASE_URL)
  const admin = new pg.Client({ connectionString: owner.toString() })
  await admin.connect()
  await admin.query('DROP DATABASE IF EXISTS portal_e2e WITH (FORCE)')
  await admin.query('CREATE DATABASE portal_e2e')
  owner.pathname = '/portal_e2e'
  env.MIGRATE_DATABASE_URL = owner.toString()
  env.DATABASE_URL = owner.toString()
  env.AUTH_SECRET = 'browser-tests-0123456789-abcdefghijk'
  if (run(process.execPath, ['lib/cli/scripts/portal.mjs', 'migrate'], { env: { ...process.env, ...env } }) !== 0) process.exit(1)
  await admin.query('DO $$ BEGIN CREATE ROLE portal_e2e LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$')
  await admin.query('GRANT portal_app TO portal_e2e')
  await admin.end()
  owner.username = 'portal_e2e'
  owner.password = ''
  env.DATABASE_URL = owner.toString()
}

if (process.env.E2E_DATABASE === 'server') await freshServerDatabase()
if (run(process.execPath, ['lib/cli/scripts/portal.mjs', 'seed-demo'], { env: { ...process.env, ...env } }) !== 0) process.exit(1)
startServer(env, port)
