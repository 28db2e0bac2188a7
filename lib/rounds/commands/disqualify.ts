import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { disqualifySchema } from '../schema'
import { turnDown } from './turn-down'

/** Finds candidates not eligible, with the reason on record. */
export async function disqualify(viewer: Viewer, input: z.output<typeof disqualifySchema>): Promise<{ count: number }> {
  return turnDown(viewer, 'disqualify', input)
}
