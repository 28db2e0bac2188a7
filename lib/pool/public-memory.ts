import 'server-only'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'
import { answerMemory } from '@/lib/platform/http/answer-memory'
import type { Handle } from '@/lib/platform/http/page-guard'
import { readPublicStamp } from './public-stamp'

/**
 * The public list and its JSON. They read pool rows, names of units, lines and titles, the portal's own name and the business day: the tables
 * whose triggers write to `PublicChange`. A page that comes to read another table needs a trigger there too.
 */
const PATHS: ReadonlySet<string> = new Set(['/talents', '/api/public/talents'])

/** Gives the public list from memory where a setting allows it; what is not there is made by `handle`. */
export function publicFromMemory(handle: Handle): Handle {
  if (!env().isPublicMemory) return handle
  const remember = answerMemory({ paths: PATHS, readStamp: async () => (await readPublicStamp((await db()).pool)).stamp })
  return (request, response) => remember(request, response, handle)
}
