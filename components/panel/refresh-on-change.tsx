'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'

const everyMilliseconds = 3000

/** Reads the page again when the meeting has gone on since it was made. Asking is no activity of the session. */
export function RefreshOnChange({ sessionId, mark }: { sessionId: string; mark: string }) {
  const router = useRouter()
  const [isReading, startReading] = useTransition()
  const reading = useRef(false)
  useEffect(() => {
    reading.current = isReading
  }, [isReading])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    // The next question waits for the last answer, and for a page that is still being read: a slow portal is not asked faster.
    const ask = async () => {
      const isStale = !document.hidden && !reading.current && (await isOutOfDate(sessionId, mark))
      if (isOver) return
      if (isStale) startReading(() => router.refresh())
      timer = setTimeout(() => void ask(), everyMilliseconds)
    }
    timer = setTimeout(() => void ask(), everyMilliseconds)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [router, sessionId, mark])
  return null
}

/** A connection that broke is asked again in a moment. */
async function isOutOfDate(sessionId: string, mark: string): Promise<boolean> {
  try {
    const response = await fetch(`/api/panel/${sessionId}/mark`, { cache: 'no-store' })
    if (!response.ok) return response.status === 404 || response.status === 401
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null && 'mark' in body && body.mark !== mark
  } catch {
    return false
  }
}
