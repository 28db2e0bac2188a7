import type { ActionResult } from '@/components/forms/action-result'

type Act<Input> = (input: Input) => Promise<ActionResult<unknown>>
type Item = { roundId: string; itemId: string; version: number }

/** What the office does with a live show from its console. */
export type ShowActions = {
  seat: Act<{ roundId: string }>
  draw: Act<{ roundId: string }>
  arrange: Act<{ roundId: string; order: string[] }>
  open: Act<Item>
  close: Act<Item & { reason?: string }>
  putBack: Act<Item & { reason: string }>
  reopen: Act<Item & { reason: string }>
}
