'use client'
import { useEffect, useRef, useState } from 'react'

export type Option = { value: string; label: string; note?: string }

export type OptionSearch = (query: string) => Promise<Option[]>

/** Asks `search` a quarter of a second after the last key, and ignores answers that come too late. */
export function useOptionSearch(search: OptionSearch | undefined, query: string) {
  const [found, setFound] = useState<Option[]>([])
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const asked = useRef(0)
  const live = useRef(search)
  const isAsking = search !== undefined

  useEffect(() => {
    live.current = search
  })

  useEffect(() => {
    if (!isAsking) return
    const words = query.trim()
    asked.current += 1
    const turn = asked.current
    const timer = setTimeout(
      async () => {
        setState('busy')
        try {
          const options = (await live.current?.(words)) ?? []
          if (turn !== asked.current) return
          setFound(options)
          setState('idle')
        } catch {
          if (turn === asked.current) setState('failed')
        }
      },
      words === '' ? 0 : 250,
    )
    return () => clearTimeout(timer)
  }, [isAsking, query])

  return { found, busy: state === 'busy', failed: state === 'failed' }
}
