import type pg from 'pg'
import PgBoss from 'pg-boss'

/** The one queue; a job's kind is in its JobRun. */
export const JOB_QUEUE = 'portal'

export function bossOver(pool: pg.Pool, options: { migrate: boolean }): PgBoss {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    schema: 'pgboss',
    migrate: options.migrate,
    supervise: !options.migrate,
    schedule: false,
  } as PgBoss.ConstructorOptions)
  boss.on('error', () => {})
  return boss
}

/** Makes the queue's tables as the owner and lets the app's role use them. Safe to repeat. */
export async function prepareQueues(pool: pg.Pool): Promise<void> {
  const boss = bossOver(pool, { migrate: true })
  await boss.start()
  await boss.createQueue(JOB_QUEUE, { name: JOB_QUEUE, retryLimit: 2, expireInSeconds: 900 })
  await boss.stop({ graceful: false, wait: true })
  await pool.query('GRANT USAGE ON SCHEMA pgboss TO portal_app')
  await pool.query('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO portal_app')
  await pool.query('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO portal_app')
}
