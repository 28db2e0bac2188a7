import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'
import { answerMemory } from '@/lib/platform/http/answer-memory'
import { readPublicStamp } from './public-stamp'

type Front = (
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: IncomingMessage, response: ServerResponse) => unknown,
) => Promise<void>

/**
 * The public list and its JSON. They read pool rows, names of units, lines and titles, the portal's own name and the business day: the tables
 * whose triggers write to `PublicChange`. A page that comes to read another table needs a trigger there too.
 */
const PATHS: ReadonlySet<string> = new Set(['/talents', '/api/public/talents'])

/** Where the process that serves finds it: that process and the bundle each have their own copy of every module. */
const holder = globalThis as unknown as { portalFront?: Front }

/** Called once where the server starts. */
export function servePublicFromMemory(): void {
  if (env().isPublicMemory) holder.portalFront = answerMemory({ paths: PATHS, readStamp: async () => readPublicStamp((await db()).pool) })
}
