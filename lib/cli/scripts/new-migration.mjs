// node lib/cli/scripts/new-migration.mjs NAME: writes the SQL from (migrations → schema) as a new migration; --check exits 1 on a difference.
import { mkdirSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { PrismaPg } from '@prisma/adapter-pg'
import { migrationFactory, poolFromPglite } from '../../platform/db/pglite-pool.mjs'
import { filters, migrationsList, openEngine } from '../../platform/db/schema-engine.mjs'

const open = () => poolFromPglite(new PGlite({ extensions: { btree_gist } }))
const { engine, schema } = await openEngine(migrationFactory(PrismaPg, open(), open), 'prisma/schema')
const difference = await engine.diff({
  from: { tag: 'migrations', ...migrationsList('prisma/migrations') },
  to: schema,
  script: true,
  exitCode: true,
  shadowDatabaseUrl: null,
  filters,
})
const name = process.argv[2] ?? '--check'
if (difference.stdout && !/empty migration/i.test(difference.stdout)) {
  if (name === '--check') {
    console.log(difference.stdout)
    process.exit(1)
  }
  const folder = `prisma/migrations/${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/migration.sql`, difference.stdout)
  console.log(`wrote ${folder}`)
}
process.exit(0)
