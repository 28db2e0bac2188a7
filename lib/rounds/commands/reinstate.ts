import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { disqualifySchema } from '../schema'
import { turnDown } from './turn-down'

/** Takes a disqualified candidate back into the check, with the reason on record. */
export async function reinstate(viewer: Viewer, input: z.output<typeof disqualifySchema>): Promise<{ count: number }> {
  return turnDown(viewer, 'reinstate', input)
}
