import { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { DrawGroup, FrozenPool } from './draw'
import type { DrawParty } from './draw-commitment'
import { reviewerDrawPolicy } from './draw-policy'

/** How groups, pool and seeds of a draw stand in its columns; a damaged column throws. */

const groupsSchema = z.array(
  z.object({
    key: z.string(),
    name: z.string(),
    lineIds: z.array(z.string()),
    specialities: z.array(z.string()),
    count: z.number().int(),
    alternates: z.number().int(),
  }),
)
const poolSchema = z.object({
  format: z.literal('reviewer-pool/1'),
  drawId: z.string(),
  groups: z.array(z.object({ key: z.string(), name: z.string(), count: z.number(), alternates: z.number(), members: z.array(z.string()) })),
  seals: z.record(z.string(), z.string()),
  excluded: z.array(z.object({ pseudonym: z.string(), reason: z.string() })),
})
export const seedSchema = z.object({ secret: z.string(), salt: z.string() })

export const groupsOf = (value: unknown): DrawGroup[] => groupsSchema.parse(value)
export const poolOf = (value: unknown): FrozenPool | null => (value === null ? null : poolSchema.parse(value))

/** Which side the viewer stands for in draws; null for everybody else. */
export function partyOf(viewer: Viewer): DrawParty | null {
  if (reviewerDrawPolicy.can(viewer, 'commitForOffice')) return 'office'
  return reviewerDrawPolicy.can(viewer, 'commitForSupervisor') ? 'supervisor' : null
}
