'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type ActionResult, callAction } from './action-result'

export type AutosaveStatus = 'idle' | 'dirty' | 'saving' | 'saved' | 'failed' | 'conflict'

type Saved = { version: number; savedAt?: string }

type LocalCopy<Values> = { values: Values; version: number; at: string }

type AutosaveOptions<Values> = {
  values: Values
  save: (values: Values, version: number) => Promise<ActionResult<Saved>>
  /** The version of what the server sent with the page. */
  version: number
  /** Where the copy in this browser lies until the server has it; one per record, beginning with `draft:`. */
  storageKey: string
  /** Milliseconds after the last change. */
  delay?: number
  enabled?: boolean
}

export type Autosave<Values> = {
  status: AutosaveStatus
  savedAt?: string
  message?: string
  version: number
  /** Saves now; answers whether everything is on the server. */
  flush: () => Promise<boolean>
  /** A copy found in this browser that the server does not have; `isStale` when somebody changed the record since. */
  recovered: (LocalCopy<Values> & { isStale: boolean }) | null
  discardRecovered: () => void
  /** Wipes the copy, after the record was handed in. */
  forget: () => void
}

const retryAfter = 15_000

function readCopy<Values>(key: string): LocalCopy<Values> | null {
  try {
    const text = localStorage.getItem(key)
    return text ? (JSON.parse(text) as LocalCopy<Values>) : null
  } catch {
    return null
  }
}

function writeCopy<Values>(key: string, copy: LocalCopy<Values> | null): void {
  try {
    if (copy) localStorage.setItem(key, JSON.stringify(copy))
    else localStorage.removeItem(key)
  } catch {
    // A full or forbidden store costs only the safety copy; saving to the server goes on.
  }
}

/** Wipes every copy of this browser: who signs out leaves nothing behind. */
export function forgetAllDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('draft:')) localStorage.removeItem(key)
  } catch {
    // A forbidden store holds nothing.
  }
}

/**
 * Saves a draft after each pause, expecting the version it knows. When saving fails, what was typed stays on the page and in this browser,
 * and it tries again; when somebody else was first it stops and says so.
 */
export function useAutosave<Values>(options: AutosaveOptions<Values>): Autosave<Values> {
  const { values, storageKey, delay = 1200, enabled = true } = options
  const [status, setStatus] = useState<AutosaveStatus>('idle')
  const [savedAt, setSavedAt] = useState<string>()
  const [message, setMessage] = useState<string>()
  const [version, setVersion] = useState(options.version)
  const [recovered, setRecovered] = useState<Autosave<Values>['recovered']>(null)
  const text = JSON.stringify(values)
  const live = useRef({ values, text, save: options.save })
  const known = useRef({ text, version: options.version, running: null as Promise<boolean> | null, halted: false })

  useEffect(() => {
    live.current = { values, text, save: options.save }
  })

  useEffect(() => {
    const copy = readCopy<Values>(storageKey)
    if (copy && JSON.stringify(copy.values) !== known.current.text)
      setRecovered({ ...copy, isStale: copy.version !== known.current.version })
    else if (copy) writeCopy(storageKey, null)
  }, [storageKey])

  /** Saves what stands now, and again while it changes in the meantime. */
  const saveAll = useCallback(async (): Promise<boolean> => {
    let sent: typeof live.current
    do {
      sent = live.current
      setStatus('saving')
      const { save, values } = sent
      const result = await callAction((input: Values) => save(input, known.current.version), values)
      if (!result.ok) {
        known.current.halted = result.code === 'conflict'
        setMessage(result.message)
        setStatus(result.code === 'conflict' ? 'conflict' : 'failed')
        return false
      }
      known.current.version = result.data.version
      known.current.text = sent.text
      setVersion(result.data.version)
      setSavedAt(result.data.savedAt ?? new Date().toISOString())
      setMessage(undefined)
    } while (live.current.text !== sent.text)
    writeCopy(storageKey, null)
    setStatus('saved')
    return true
  }, [storageKey])

  const flush = useCallback(async (): Promise<boolean> => {
    const state = known.current
    if (state.running) return state.running
    if (state.halted) return false
    if (state.text === live.current.text) return true
    state.running = saveAll().finally(() => {
      state.running = null
    })
    return state.running
  }, [saveAll])

  useEffect(() => {
    if (!enabled || text === known.current.text || known.current.halted) return
    writeCopy(storageKey, { values: live.current.values, version: known.current.version, at: new Date().toISOString() })
    setStatus((now) => (now === 'saving' ? now : 'dirty'))
    const timer = setTimeout(() => void flush(), delay)
    return () => clearTimeout(timer)
  }, [text, enabled, delay, storageKey, flush])

  useEffect(() => {
    if (status !== 'failed') return
    const again = () => void flush()
    const timer = setInterval(again, retryAfter)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [status, flush])

  useEffect(() => {
    const leave = () => {
      if (enabled && document.visibilityState === 'hidden') void flush()
    }
    document.addEventListener('visibilitychange', leave)
    return () => document.removeEventListener('visibilitychange', leave)
  }, [enabled, flush])

  const discardRecovered = useCallback(() => {
    setRecovered(null)
    if (known.current.text === live.current.text) writeCopy(storageKey, null)
  }, [storageKey])
  const forget = useCallback(() => writeCopy(storageKey, null), [storageKey])

  return { status, savedAt, message, version, flush, recovered, discardRecovered, forget }
}
