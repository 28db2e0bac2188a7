'use client'
import { useEffect, useRef, useState } from 'react'
import { type ActionResult, callAction } from '@/components/forms/action-result'
import type { EligibilityPreview } from '@/lib/rounds/eligibility-preview-queries'
import type { EligibilityRule } from '@/lib/rounds/eligibility-rules'

export type PreviewInput = { roundId: string; rules: EligibilityRule[]; closesAt: string | null }
export type PreviewAction = (input: PreviewInput) => Promise<ActionResult<EligibilityPreview>>
export type PreviewState = { preview: EligibilityPreview | null; isStale: boolean; message: string | null }

/** Longer than the pause before a draft saves itself: saving goes first. */
const PAUSE = 1600

/** The people who qualify under the rules on the screen, asked again a moment after each change; an older answer never replaces a newer one. */
export function useEligibilityPreview(input: PreviewInput, action: PreviewAction | null): PreviewState {
  const [state, setState] = useState({ preview: null as EligibilityPreview | null, of: '', message: null as string | null })
  // The action is another function after every reading of the page; only what is asked decides whether to ask again.
  const latest = useRef({ input, action })
  const text = JSON.stringify(input)
  const isOn = action !== null
  useEffect(() => {
    latest.current = { input, action }
  })
  useEffect(() => {
    if (!isOn) return
    let isCurrent = true
    const timer = setTimeout(async () => {
      if (!latest.current.action) return
      const result = await callAction(latest.current.action, latest.current.input)
      if (!isCurrent) return
      setState((last) =>
        result.ok ? { preview: result.data, of: text, message: null } : { preview: last.preview, of: last.of, message: result.message },
      )
    }, PAUSE)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [text, isOn])
  return { preview: state.preview, isStale: state.of !== text, message: state.message }
}
