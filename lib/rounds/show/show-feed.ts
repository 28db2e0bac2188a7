import 'server-only'
import { db } from '@/lib/platform/db/client'
import { log } from '@/lib/platform/log'

/**
 * Live pages hear of a show from its event table. One poller a process serves every page: it asks once a beat for what is new in all rounds
 * watched, each listener going on from the number it knows. Numbers are given under the round's lock, so none is ever passed over; a page
 * that comes back names the last one it had.
 */

export type ShowSignal = { number: number; kind: string }
type Listener = { after: number; tell: (signals: ShowSignal[]) => void; end: () => void }
type Poller = { listeners: Map<string, Set<Listener>>; timer: NodeJS.Timeout | null }

const beat = 500
const pauseAfterFailure = 2_000

/** Bundles may hold several copies of this module; the process has one poller. */
const place = Symbol.for('portal.show-poller')
const shared = globalThis as typeof globalThis & { [place]?: Poller }
const poller = (): Poller => {
  shared[place] ??= start()
  return shared[place]
}

/** A server that is told to stop lets its streams go, so that pages come back to the one that follows. */
function start(): Poller {
  const state: Poller = { listeners: new Map(), timer: null }
  process.once('SIGTERM', () => {
    for (const group of state.listeners.values()) for (const listener of [...group]) listener.end()
  })
  return state
}

/**
 * Tells of every event of a round after a number, at first what is there already.
 * @param end called when the server stops
 * @returns the way to stop listening
 */
export function followShow(roundId: string, after: number, tell: (signals: ShowSignal[]) => void, end: () => void = () => {}): () => void {
  const state = poller()
  const listener: Listener = { after, tell, end }
  const group = state.listeners.get(roundId) ?? new Set()
  group.add(listener)
  state.listeners.set(roundId, group)
  if (!state.timer) state.timer = setTimeout(poll, 0)
  return () => {
    group.delete(listener)
    if (group.size === 0) state.listeners.delete(roundId)
  }
}

async function poll(): Promise<void> {
  const state = poller()
  let pause = beat
  try {
    await tellAll(state)
  } catch (error) {
    // The database is away: pages stay as they are and learn of everything when it is back.
    log().warn({ error: error instanceof Error ? error.message : String(error) }, 'show events could not be read')
    pause = pauseAfterFailure
  }
  state.timer = state.listeners.size > 0 ? setTimeout(poll, pause) : null
}

async function tellAll(state: Poller): Promise<void> {
  const watched = [...state.listeners].map(([roundId, group]) => ({
    roundId,
    after: Math.min(...[...group].map((listener) => listener.after)),
  }))
  if (watched.length === 0) return
  const { prisma } = await db()
  const rows = await prisma.$queryRaw<{ roundId: string; number: number; kind: string }[]>`
    SELECT e."roundId", e.number, e.kind
    FROM unnest(${watched.map((row) => row.roundId)}::text[], ${watched.map((row) => row.after)}::int[]) AS w(id, after)
    JOIN "ShowEvent" e ON e."roundId" = w.id AND e.number > w.after
    ORDER BY e."roundId", e.number`
  for (const [roundId, group] of state.listeners) {
    const events = rows.filter((row) => row.roundId === roundId)
    const latest = events.at(-1)?.number
    if (latest === undefined) continue
    for (const listener of [...group]) {
      const fresh = events.filter((event) => event.number > listener.after)
      if (fresh.length === 0) continue
      listener.after = latest
      listener.tell(fresh.map(({ number, kind }) => ({ number, kind })))
    }
  }
}
