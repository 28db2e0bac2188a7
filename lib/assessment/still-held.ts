import { type DateOnly, fromDateOnly } from '@/lib/platform/dates'
import type { Prisma } from '@/lib/platform/db/generated/client'

/** Forms of holders in service whose title runs on a day. */
export function stillHeld(day: DateOnly): Prisma.HoldingAssessmentWhereInput {
  return {
    person: { is: { status: 'active' } },
    holding: { is: { state: 'active', OR: [{ endsOn: null }, { endsOn: { gte: fromDateOnly(day) } }] } },
  }
}
