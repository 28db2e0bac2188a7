/**
 * Whether the database answers, as one flag a process: written by a probe beside the server, read by the guard before the pages and, from
 * another bundle, by what failed for want of a database.
 */
const holder = globalThis as unknown as { portalDatabaseAwaySince?: number | null; portalDatabaseLook?: () => Promise<void> }

export function isDatabaseAway(): boolean {
  return typeof holder.portalDatabaseAwaySince === 'number'
}

const PROBE_EVERY_MS = 2_000
const PROBE_PATIENCE_MS = 4_000

type Probed = { query: (sql: string) => Promise<unknown> }

async function answers(pool: Probed): Promise<boolean> {
  const tooLate = new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('no answer')), PROBE_PATIENCE_MS).unref())
  return Promise.race([pool.query('SELECT 1'), tooLate]).then(
    () => true,
    () => false,
  )
}

/** Asks the database every two seconds; returns how to stop. Pages answer 503 while it is away and come back by themselves. */
export function watchDatabase(pool: Probed): () => void {
  let isAsking = false
  const look = async () => {
    if (isAsking) return
    isAsking = true
    holder.portalDatabaseAwaySince = (await answers(pool)) ? null : (holder.portalDatabaseAwaySince ?? Date.now())
    isAsking = false
  }
  holder.portalDatabaseLook = look
  const timer = setInterval(look, PROBE_EVERY_MS)
  return () => clearInterval(timer)
}

/** Asks at once, after a request failed for want of a database: the next one then gets the page that says so. */
export async function lookAtDatabase(): Promise<void> {
  await holder.portalDatabaseLook?.()
}
