import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { returnForCorrectionSchema } from '../schema'
import { turnDown } from './turn-down'

/** Sends nominations back to be corrected before a deadline of their own. */
export async function returnForCorrection(viewer: Viewer, input: z.output<typeof returnForCorrectionSchema>): Promise<{ count: number }> {
  return turnDown(viewer, 'returnForCorrection', input)
}
