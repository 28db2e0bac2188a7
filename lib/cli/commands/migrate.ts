import 'server-only'
import type { Command } from 'commander'
import pg from 'pg'
import { applyMigrations } from '@/lib/platform/db/migrate'
import { AppError } from '@/lib/platform/errors'
import { prepareQueues } from '@/lib/platform/jobs/queue'
import { fail, say } from '../output'
import { runCommand } from '../run-command'

/** Lets the role of DATABASE_URL act as the app's role, where the owner may say so. */
async function admitAppUser(pool: pg.Pool, databaseUrl: string | undefined): Promise<void> {
  const user = databaseUrl ? decodeURIComponent(new URL(databaseUrl).username) : ''
  if (!user) return
  const statement = await pool.query<{ text: string }>(
    `SELECT format('GRANT portal_app TO %I', rolname) AS text FROM pg_roles
     WHERE rolname = $1 AND rolname <> current_user AND rolname <> 'portal_app' AND NOT rolsuper
       AND NOT pg_has_role(rolname, 'portal_app', 'MEMBER')`,
    [user],
  )
  const text = statement.rows[0]?.text
  if (text) await pool.query(text)
}

async function migrateServer(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 3, connectionTimeoutMillis: 10_000 })
  try {
    const applied = await applyMigrations(pool, 'postgres')
    await prepareQueues(pool)
    await admitAppUser(pool, process.env.DATABASE_URL)
    for (const name of applied) say(`已执行 ${name}`)
    say(applied.length === 0 ? '数据库结构已是最新。' : `共执行 ${applied.length} 项结构变更。`)
  } finally {
    await pool.end()
  }
}

async function reportCurrent(): Promise<number> {
  say('数据库结构已是最新。')
  return 0
}

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('执行数据库结构变更（服务器上使用 MIGRATE_DATABASE_URL 指定的属主账号）')
    .action(async () => {
      const ownerUrl = process.env.MIGRATE_DATABASE_URL
      // The embedded folder is migrated whenever it is opened.
      if (!ownerUrl && !process.env.DATABASE_URL) return runCommand(reportCurrent)
      try {
        if (!ownerUrl) throw new AppError('ownerMissing', '没有设置 MIGRATE_DATABASE_URL：请填写数据库属主账号的连接地址。')
        await migrateServer(ownerUrl)
      } catch (error) {
        fail(error)
      }
    })
}
