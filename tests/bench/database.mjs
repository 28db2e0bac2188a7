// Databases and a role of the bench's own on a server that others may use too.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { root, run } from '../../lib/cli/scripts/prepare.mjs'

const SECRET = randomBytes(48).toString('hex')

/** Settings that every process of a run shares: what one encrypts another must read. */
export const SETTINGS = { AUTH_SECRET: SECRET, BASE_URL: 'http://localhost:3000', LOG_LEVEL: 'error', PORTAL_DEMO: '0' }

export function runPortal(args, env) {
  const status = run(process.execPath, ['lib/cli/scripts/portal.mjs', ...args], {
    env: { ...process.env, ...SETTINGS, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error(`portal ${args[0]} ended with ${status}`)
}

/**
 * Runs a TypeScript file of the bench and returns the JSON of its last line.
 * @param {string} file path from the root
 * @param {Record<string, string>} env
 */
export function runScript(file, env) {
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', file], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...SETTINGS, ...env },
  })
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve(JSON.parse(text.trim().split('\n').at(-1) ?? 'null')) : reject(new Error(`${file} ended with ${code}`)),
    )
  })
}

/**
 * A role with the app's rights and, on demand, databases with an invented city.
 * @param {string} ownerUrl of a role that may create databases and roles
 */
export async function openWorkshop(ownerUrl) {
  const role = `portal_bench_${randomBytes(6).toString('hex')}`
  const password = randomBytes(18).toString('hex')
  const admin = new pg.Client({ connectionString: ownerUrl })
  await admin.connect()
  const names = []
  await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`)
  return {
    version: (await admin.query('SHOW server_version')).rows[0].server_version,
    isSafe: (await admin.query('SHOW fsync')).rows[0].fsync === 'on',
    /** @returns {Promise<{ env: Record<string, string>, appUrl: string, seconds: number }>} seconds that filling took */
    async makeCity(people) {
      const name = `${role}_${people}`
      await admin.query(`CREATE DATABASE ${name}`)
      names.push(name)
      const owner = new URL(ownerUrl)
      owner.pathname = `/${name}`
      const app = new URL(owner)
      app.username = role
      app.password = password
      const env = { MIGRATE_DATABASE_URL: owner.toString(), DATABASE_URL: app.toString() }
      runPortal(['migrate'], env)
      const startedAt = Date.now()
      runPortal(['generate', '--people', String(people), '--yes'], env)
      return { env, appUrl: app.toString(), seconds: (Date.now() - startedAt) / 1000 }
    },
    async drop() {
      for (const name of names) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await admin.query(`DROP ROLE IF EXISTS ${role}`)
      await admin.end()
    },
  }
}
