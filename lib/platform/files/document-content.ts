import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/**
 * Documents are opened in a thread of its own with a heap and a time limit: one made to exhaust either takes nothing else down. The thread's
 * file is loaded by a path under the project's folder, so that no bundler touches it.
 */

export type DocumentText = { parts: { place: string; text: string }[]; isCut: boolean }
/** Why a document could not be opened. */
export type DocumentProblem = 'encrypted' | 'damaged' | 'tooSlow' | 'tooLarge' | 'unknownKind'

export type CleanResult = { ok: true; bytes: Buffer } | { ok: false; problem: DocumentProblem }
export type TextResult = { ok: true; text: DocumentText } | { ok: false; problem: DocumentProblem }

export type DocumentLimits = {
  timeLimitMs: number
  maxHeapMegabytes: number
  /** Of the whole process while the document is open. */
  maxGrowthMegabytes: number
  maxPages: number
  maxCharacters: number
  maxEntries: number
  maxInflated: number
}

export const DOCUMENT_LIMITS: DocumentLimits = {
  timeLimitMs: 20_000,
  maxHeapMegabytes: 512,
  maxGrowthMegabytes: 800,
  maxPages: 300,
  maxCharacters: 2_000_000,
  maxEntries: 2000,
  maxInflated: 200 * 1024 * 1024,
}

type Kind = 'pdf' | 'office' | 'compound' | 'jpeg' | 'png' | 'webp'
const kinds: Record<string, Kind> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'office',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'office',
  'application/msword': 'compound',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
}

/** True for pictures: nothing in them can be searched. */
export function isPicture(mediaType: string): boolean {
  return mediaType.startsWith('image/')
}

/** The same document without what it says about who made it, when and with what. Words and pictures stay as they are. */
export async function cleanDocument(bytes: Uint8Array, mediaType: string, limits: Partial<DocumentLimits> = {}): Promise<CleanResult> {
  const kind = kinds[mediaType]
  if (!kind) return { ok: false, problem: 'unknownKind' }
  const answer = await runInThread('clean', kind, bytes, { ...DOCUMENT_LIMITS, ...limits })
  return 'bytes' in answer ? { ok: true, bytes: Buffer.from(answer.bytes) } : { ok: false, problem: problemOf(answer) }
}

/** The words of a document with the places where they stand; a picture has none. */
export async function readDocumentText(bytes: Uint8Array, mediaType: string, limits: Partial<DocumentLimits> = {}): Promise<TextResult> {
  const kind = kinds[mediaType]
  if (!kind) return { ok: false, problem: 'unknownKind' }
  if (isPicture(mediaType)) return { ok: true, text: { parts: [], isCut: false } }
  const answer = await runInThread('read', kind, bytes, { ...DOCUMENT_LIMITS, ...limits })
  return 'text' in answer ? { ok: true, text: answer.text } : { ok: false, problem: problemOf(answer) }
}

type Answer = { bytes: Uint8Array } | { text: DocumentText } | { problem: DocumentProblem }

const problemOf = (answer: Answer): DocumentProblem => ('problem' in answer ? answer.problem : 'damaged')

function runInThread(task: 'clean' | 'read', kind: Kind, bytes: Uint8Array, limits: DocumentLimits): Promise<Answer> {
  return new Promise((resolve) => {
    const worker = new Worker(join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'platform', 'files', 'document-worker.mjs'), {
      workerData: { task, kind, bytes: new Uint8Array(bytes), limits },
      resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMegabytes },
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    const finish = (answer: Answer) => {
      clearTimeout(timer)
      clearInterval(watch)
      worker.removeAllListeners()
      // A thread that dies of its limits may still emit an error; it is already answered for.
      worker.on('error', () => {})
      void worker.terminate()
      resolve(answer)
    }
    const timer = setTimeout(() => finish({ problem: 'tooSlow' }), limits.timeLimitMs)
    // The heap limit does not count buffers, and these are what bombs inflate to.
    const before = process.memoryUsage.rss()
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.maxGrowthMegabytes * 1024 * 1024) finish({ problem: 'tooLarge' })
    }, 100)
    worker.on('message', (answer: Answer) => finish(answer))
    worker.on('error', (error: Error & { code?: string }) =>
      finish({ problem: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooLarge' : 'damaged' }),
    )
    worker.on('exit', () => finish({ problem: 'damaged' }))
  })
}
