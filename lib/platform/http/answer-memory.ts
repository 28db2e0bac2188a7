import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { hashedPolicy } from './hashed-policy'
import type { Handle } from './page-guard'

const zip = promisify(gzip)

/** Bytes of all answers kept in one process, and of the largest. */
const MOST_BYTES = 64 * 1024 * 1024
const LARGEST = 2 * 1024 * 1024
const LONGEST_ADDRESS = 2000
/** Headers that belong to one delivery and not to the answer. */
const OF_ONE_DELIVERY = [
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
  'content-encoding',
  'etag',
]

type Answer = { headers: OutgoingHttpHeaders; plain: Buffer; zipped: Buffer; tag: string }

type Settings = {
  /** Paths whose answer depends on nothing but the address, the theme and what the stamp stands for. */
  paths: ReadonlySet<string>
  /** Changes with every commit that changes one of those answers. */
  readStamp: () => Promise<string>
}

/** Callers while a reading runs share the next one, so that nobody gets a value read before they asked. */
export function shared<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null
  let next: Promise<T> | null = null
  const start = () => {
    const mine = read().finally(() => {
      if (running === mine) running = null
    })
    running = mine
    return mine
  }
  return () => {
    if (!running) return start()
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null
        return start()
      })
    return next
  }
}

/** What an answer is kept under; null for a request that is not everybody's: signed in, or asking for a part of a page. */
export function keyOf(request: IncomingMessage, paths: ReadonlySet<string>): string | null {
  const { method, url = '', headers } = request
  if (method !== 'GET' || url.length > LONGEST_ADDRESS || !paths.has(url.split('?', 1)[0] ?? '')) return null
  if (headers.authorization || headers.rsc || headers['next-router-prefetch'] || headers['next-action']) return null
  let theme = ''
  for (const cookie of headers.cookie?.split(';') ?? []) {
    const [name, value] = cookie.trim().split('=')
    if (name !== 'theme') return null
    theme = value === 'light' || value === 'dark' ? value : ''
  }
  return `${theme}|${url}`
}

async function answerOf(headers: OutgoingHttpHeaders, plain: Buffer): Promise<Answer> {
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE_DELIVERY.includes(name)))
  const policy = kept['content-security-policy']
  if (typeof policy === 'string') kept['content-security-policy'] = hashedPolicy(policy, plain.toString('utf8'))
  return {
    headers: { ...kept, 'cache-control': 'public, no-cache', vary: 'accept-encoding, cookie' },
    plain,
    zipped: await zip(plain),
    tag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 24)}"`,
  }
}

function deliver(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (request.headers['if-none-match'] === answer.tag) {
    response.writeHead(304, { etag: answer.tag, 'cache-control': 'public, no-cache', vary: 'accept-encoding, cookie' }).end()
    return
  }
  const isZipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  const body = isZipped ? answer.zipped : answer.plain
  response.writeHead(200, {
    ...answer.headers,
    etag: answer.tag,
    'content-length': body.byteLength,
    ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
  })
  response.end(body)
}

/** Lets an answer go out as it is made and keeps a copy; null when it must not be given to anybody else. */
function copyOf(response: ServerResponse): Promise<Answer | null> {
  const chunks: Buffer[] = []
  let size = 0
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
        : Buffer.from(chunk)
    size += bytes.byteLength
    if (size <= LARGEST) chunks.push(bytes)
  }
  const { write, end } = response
  response.write = ((...input: unknown[]) => {
    keep(input[0], input[1])
    return (write as (...all: unknown[]) => boolean).apply(response, input)
  }) as typeof response.write
  response.end = ((...input: unknown[]) => {
    keep(input[0], input[1])
    return (end as (...all: unknown[]) => ServerResponse).apply(response, input)
  }) as typeof response.end
  return new Promise((resolve) => {
    response.once('finish', () => {
      const isPlain = response.statusCode === 200 && !response.hasHeader('set-cookie') && !response.hasHeader('content-encoding')
      resolve(isPlain && size <= LARGEST ? answerOf(response.getHeaders(), Buffer.concat(chunks)) : null)
    })
    response.once('close', () => resolve(null))
  })
}

/**
 * Answers to everybody's requests, kept in this process only as long as the stamp stays what it was: the stamp is read for every request, so that
 * a change counts for the first request after its commit, in however many processes.
 */
export function answerMemory({
  paths,
  readStamp,
}: Settings): (request: IncomingMessage, response: ServerResponse, handle: Handle) => Promise<void> {
  const stampNow = shared(readStamp)
  let stamp = ''
  let answers = new Map<string, Answer>()
  let making = new Map<string, Promise<Answer | null>>()
  let bytes = 0

  const forget = (key: string) => {
    const answer = answers.get(key)
    if (answer && answers.delete(key)) bytes -= answer.plain.byteLength + answer.zipped.byteLength
  }
  const remember = (key: string, answer: Answer) => {
    forget(key)
    answers.set(key, answer)
    bytes += answer.plain.byteLength + answer.zipped.byteLength
    for (const oldest of answers.keys()) {
      if (bytes <= MOST_BYTES) break
      forget(oldest)
    }
  }

  return async (request, response, handle) => {
    const key = keyOf(request, paths)
    if (key === null) return void handle(request, response)
    let now: string
    try {
      now = await stampNow()
    } catch {
      return void handle(request, response)
    }
    if (now !== stamp) {
      stamp = now
      answers = new Map()
      making = new Map()
      bytes = 0
    }
    const found = answers.get(key) ?? (await making.get(key))
    if (found) {
      if (now === stamp) {
        answers.delete(key)
        answers.set(key, found)
      }
      return deliver(request, response, found)
    }
    const others = making
    request.headers['accept-encoding'] = 'identity'
    const copy = copyOf(response).then((answer) => {
      others.delete(key)
      if (answer && now === stamp) remember(key, answer)
      return answer
    })
    others.set(key, copy)
    await handle(request, response)
  }
}
