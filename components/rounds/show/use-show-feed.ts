'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ShowPhase } from '@/lib/rounds/show/show-states'

/** `live`: told at once; `polling`: asks every few seconds; `offline`: the portal does not answer; `signedOut`: the session is over. */
export type FeedStatus = 'live' | 'polling' | 'offline' | 'signedOut'

type Numbered = { eventNumber: number; phase: ShowPhase }

/** While the stream is away, and while judges are scoring, whose progress no event tells of. */
const askEvery = 3_000
/** Otherwise, for what no event tells of at all: a candidate that withdraws. */
const askSometimes = 20_000
const comeBackAfter = 3_000

/**
 * Keeps a page of a show up to date: listens to the round's events, going on from the last number it knows after a break, and asks anew now
 * and then besides, so that a lost connection or a restarted server costs seconds at most. What it shows never goes back.
 * @param view which of the round's live views to ask for
 */
export function useShowFeed<View extends Numbered>(roundId: string, view: 'console' | 'screen' | 'desk', initial: View) {
  const [data, setData] = useState(initial)
  const [status, setStatus] = useState<FeedStatus>('polling')
  const known = useRef(initial.eventNumber)
  const asking = useRef<Promise<void> | null>(null)
  const isStale = useRef(false)
  const isStreaming = useRef(false)
  const base = `/api/rounds/${roundId}/show`

  const refresh = useCallback(async (): Promise<void> => {
    // An answer under way may be older than what has just happened: one more is asked for behind it.
    if (asking.current) {
      isStale.current = true
      return asking.current
    }
    asking.current = askUntilFresh().finally(() => {
      asking.current = null
    })
    return asking.current

    async function askUntilFresh() {
      do {
        isStale.current = false
        await ask()
      } while (isStale.current)
    }

    async function ask() {
      try {
        const answer = await fetch(`${base}/${view}`, { signal: AbortSignal.timeout(15_000) })
        if (answer.status === 401 || answer.status === 404) {
          setStatus('signedOut')
          return
        }
        if (!answer.ok) throw new Error(String(answer.status))
        const fresh = (await answer.json()) as View
        setStatus(isStreaming.current ? 'live' : 'polling')
        if (fresh.eventNumber < known.current) return
        known.current = fresh.eventNumber
        setData(fresh)
      } catch {
        setStatus('offline')
      }
    }
  }, [base, view])

  useEffect(() => {
    let source: EventSource | null = null
    let again: ReturnType<typeof setTimeout> | undefined
    const listen = () => {
      source = new EventSource(`${base}/events?after=${known.current}`)
      source.onopen = () => {
        isStreaming.current = true
        setStatus('live')
        void refresh()
      }
      source.addEventListener('show', () => void refresh())
      source.onerror = () => {
        isStreaming.current = false
        setStatus((now) => (now === 'live' ? 'polling' : now))
        // The browser comes back by itself after a break; a refusal ends it for good.
        if (source?.readyState !== EventSource.CLOSED) return
        again = setTimeout(listen, comeBackAfter)
      }
    }
    listen()
    const online = () => void refresh()
    window.addEventListener('online', online)
    return () => {
      source?.close()
      clearTimeout(again)
      window.removeEventListener('online', online)
    }
  }, [base, refresh])

  const isCalm = status === 'live' && (view === 'desk' || data.phase !== 'open')
  useEffect(() => {
    const timer = setInterval(() => void refresh(), isCalm ? askSometimes : askEvery)
    return () => clearInterval(timer)
  }, [refresh, isCalm])

  return { data, status, refresh }
}
