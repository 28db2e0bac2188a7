import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import pg from 'pg'
import { applyMigrations } from '@/lib/platform/db/migrate'
import { poolFromPglite } from '@/lib/platform/db/pglite-pool.mjs'
import { prepareQueues } from '@/lib/platform/jobs/queue'

declare module 'vitest' {
  interface ProvidedContext {
    /** File of the dumped PGlite folder, or "" on a server. */
    templateFile: string
    /** Name of the migrated template database on the server, or "". */
    templateDatabase: string
  }
}

function schemaDigest(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync('prisma/migrations').sort()) {
    if (name.endsWith('.toml')) continue
    hash.update(readFileSync(`prisma/migrations/${name}/migration.sql`))
  }
  hash.update(readFileSync('node_modules/@electric-sql/pglite/package.json'))
  return hash.digest('hex').slice(0, 16)
}

/** Builds the migrated database once; every test file starts from a copy of it. */
export default async function setup({ provide }: { provide: (key: 'templateFile' | 'templateDatabase', value: string) => void }) {
  const digest = schemaDigest()
  const serverUrl = process.env.TEST_DATABASE_URL
  if (serverUrl) {
    const name = `portal_template_${digest}`
    const admin = new pg.Pool({ connectionString: serverUrl, max: 1 })
    const exists = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (exists.rowCount === 0) {
      await admin.query(`CREATE DATABASE ${name}_building`)
      const url = new URL(serverUrl)
      url.pathname = `/${name}_building`
      const pool = new pg.Pool({ connectionString: url.toString(), max: 3 })
      await applyMigrations(pool, 'postgres')
      await prepareQueues(pool)
      await pool.end()
      await admin.query(`ALTER DATABASE ${name}_building RENAME TO ${name}`)
    }
    await admin.end()
    provide('templateDatabase', name)
    provide('templateFile', '')
    return
  }
  const folder = 'node_modules/.cache/portal'
  const file = `${folder}/template-${digest}.tar`
  provide('templateFile', file)
  provide('templateDatabase', '')
  if (existsSync(file)) return
  mkdirSync(folder, { recursive: true })
  const lite = await PGlite.create({ extensions: { btree_gist }, initDbStartParams: ['--wal-segsize=1'] })
  const pool = poolFromPglite(lite)
  await applyMigrations(pool, 'pglite')
  await prepareQueues(pool)
  writeFileSync(`${file}.part`, Buffer.from(await (await lite.dumpDataDir('none')).arrayBuffer()))
  renameSync(`${file}.part`, file)
  await lite.close()
}
