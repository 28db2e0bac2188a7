'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMilliseconds = 3000

/** Reads the page again when the meeting has gone on since it was made. Asking is no activity of the session. */
export function RefreshOnChange({ sessionId, mark }: { sessionId: string; mark: string }) {
  const router = useRouter()
  useEffect(() => {
    let isOver = false
    const timer = setInterval(async () => {
      if (document.hidden) return
      try {
        const response = await fetch(`/api/panel/${sessionId}/mark`, { cache: 'no-store' })
        if (isOver) return
        const body: unknown = response.ok ? await response.json() : null
        const latest = typeof body === 'object' && body !== null && 'mark' in body ? body.mark : mark
        if (latest !== mark || response.status === 404) router.refresh()
      } catch {
        // A broken connection: asked again in a moment.
      }
    }, everyMilliseconds)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [router, sessionId, mark])
  return null
}
