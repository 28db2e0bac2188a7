// Prisma's migrations without its binaries: the official WASM build of the schema engine, driven by hand.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

let engineModule
async function boot() {
  if (engineModule) return engineModule
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => console.error('schema engine panic:', message) }
  const wasm = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const require = createRequire(path.join(process.cwd(), 'package.json'))
  const file = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')), 'schema_engine_bg.wasm')
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), { './schema_engine_bg.js': wasm })
  wasm.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start?.()
  engineModule = wasm
  return wasm
}

export const filters = { externalTables: [], externalEnums: [] }

/** @param {string} folder @returns {string[]} names of the migrations, in order */
export function migrationNames(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** @param {string} folder @returns {import("@prisma/schema-engine-wasm").MigrationList} */
export function migrationsList(folder) {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: migrationNames(folder).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
    shadowDbInitScript: '',
  }
}

/** @param {import("@prisma/driver-adapter-utils").SqlMigrationAwareDriverAdapterFactory} factory @param {string} folder of *.prisma files */
export async function openEngine(factory, folder) {
  const wasm = await boot()
  const bound = bindMigrationAwareSqlAdapterFactory(factory)
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: name, content: readFileSync(path.join(folder, name), 'utf8') }))
  try {
    const engine = await wasm.SchemaEngine.new({ datamodels: files.map((file) => [file.path, file.content]) }, () => {}, bound)
    return { engine, schema: { tag: 'schemaDatamodel', files }, errors: bound.errorRegistry }
  } catch (error) {
    throw new Error(`schema engine: ${error?.message ?? error}`, { cause: bound.errorRegistry.consumeError(0) })
  }
}
