// A database and a role of the bench's own on a server that others may use too.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { root, run } from '../../lib/cli/scripts/prepare.mjs'

function runOrThrow(words, args, env) {
  const status = run(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`${words} ended with ${status}`)
}

/**
 * Creates, migrates and fills a database.
 * @param {string} ownerUrl of a role that may create databases and roles
 * @param {{ people: number, holders: number }} size
 * @returns {Promise<{ appUrl: string, version: string, drop: () => Promise<void> }>} the address of a role with the app's rights alone
 */
export async function makeDatabase(ownerUrl, size) {
  const name = `portal_bench_${randomBytes(6).toString('hex')}`
  const password = randomBytes(18).toString('hex')
  const admin = new pg.Client({ connectionString: ownerUrl })
  await admin.connect()
  const drop = async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.query(`DROP ROLE IF EXISTS ${name}`)
    await admin.end()
  }
  try {
    const version = (await admin.query('SHOW server_version')).rows[0].server_version
    await admin.query(`CREATE DATABASE ${name}`)
    await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}'`)
    const owner = new URL(ownerUrl)
    owner.pathname = `/${name}`
    const app = new URL(owner)
    app.username = name
    app.password = password
    const env = { MIGRATE_DATABASE_URL: owner.toString(), DATABASE_URL: app.toString(), BENCH_SIZE: JSON.stringify(size) }
    runOrThrow('migrating', ['lib/cli/scripts/portal.mjs', 'migrate'], env)
    const fill = path.relative(root, path.join(import.meta.dirname, 'fill.ts'))
    runOrThrow('filling', ['--conditions=react-server', '--import', 'tsx', fill], env)
    return { appUrl: app.toString(), version, drop }
  } catch (error) {
    await drop()
    throw error
  }
}
