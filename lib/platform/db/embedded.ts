import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import { AppError } from '../errors'
import { poolFromPglite } from './pglite-pool.mjs'

type Reply = { id: number; messages?: unknown[]; error?: string; ready?: boolean }

/** What `createPgConfig` of PGlite needs, answered by the worker. */
export type EmbeddedDatabase = { pool: pg.Pool; close: () => Promise<void> }

/**
 * One process owns the data folder: a lock file beside it holds its pid. A lock left by a dead process is taken over.
 * @throws AppError `folderInUse` when a living process holds it.
 */
function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`
  for (let attempt = 0; ; attempt++) {
    try {
      const descriptor = openSync(file, 'wx')
      writeSync(descriptor, String(process.pid))
      closeSync(descriptor)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error
      const owner = Number(readFileSync(file, 'utf8'))
      if (owner === process.pid) break
      if (isAlive(owner)) throw new AppError('folderInUse', `数据目录正由进程 ${owner} 使用。请先停止门户，再运行这条命令。`)
      rmSync(file, { force: true })
    }
  }
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  return release
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * PGlite in a worker thread behind an ordinary pg pool.
 * @param dataDir folder of the database; undefined keeps it in memory
 * @param template a dumped data folder to start from (tests)
 */
export async function openEmbedded(dataDir: string | undefined, template?: Uint8Array): Promise<EmbeddedDatabase> {
  let release = () => {}
  if (dataDir) {
    mkdirSync(path.dirname(dataDir), { recursive: true })
    release = lockFolder(dataDir)
  }
  // Loaded by a path below the project's folder: the worker stays outside the bundle.
  const worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'platform', 'db', 'pglite-worker.mjs'), {
    workerData: { dataDir, template },
  })
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>()
  let sequence = 0
  let isReady!: () => void
  let hasFailed!: (error: Error) => void
  const waitReady = new Promise<void>((resolve, reject) => {
    isReady = resolve
    hasFailed = reject
  })
  const failAll = (error: Error) => {
    hasFailed(error)
    for (const entry of waiting.values()) entry.reject(error)
    waiting.clear()
  }
  worker.on('message', (reply: Reply) => {
    if (reply.ready) return isReady()
    const entry = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.error) entry?.reject(new Error(reply.error))
    else entry?.resolve(reply)
  })
  worker.on('error', failAll)
  worker.on('exit', (code) => failAll(new Error(`embedded database stopped with ${code}`)))
  const call = (message: object) =>
    new Promise<Reply>((resolve, reject) => {
      const id = ++sequence
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, ...message })
    })
  const lite = {
    waitReady,
    execProtocolStream: async (buffer: Uint8Array) => {
      const reply = await call({ buffer: new Uint8Array(buffer) })
      return (reply.messages ?? []).map((message) => {
        const plain = message as { name?: string; message?: string }
        return plain.name === 'error' ? Object.assign(new Error(plain.message), plain) : plain
      })
    },
  }
  await waitReady.catch((error: unknown) => {
    release()
    throw error
  })
  const pool = poolFromPglite(lite)
  return {
    pool,
    close: async () => {
      await pool.end()
      await call({ close: true })
      release()
    },
  }
}
