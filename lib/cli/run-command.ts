import 'server-only'
import { registerFeatures } from '@/lib/composition/register-features'
import { type Database, db } from '@/lib/platform/db/client'
import { pendingMigrations } from '@/lib/platform/db/migrate'
import { AppError } from '@/lib/platform/errors'
import { fail } from './output'

/**
 * Runs a command over the configured database with every feature registered, and closes the database whatever happens.
 * @param work returns the exit code; nothing means 0
 */
export async function runCommand(work: (database: Database) => Promise<number | undefined>): Promise<void> {
  let database: Database | undefined
  try {
    database = await db()
    const pending = await pendingMigrations(database.pool)
    if (pending.length > 0)
      throw new AppError('pendingMigrations', `数据库还有 ${pending.length} 项结构变更没有执行，请先运行 npm run portal -- migrate。`)
    await registerFeatures()
    process.exitCode = (await work(database)) ?? 0
  } catch (error) {
    fail(error)
  } finally {
    await database?.close()
  }
}
