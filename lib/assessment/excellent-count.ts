import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { excellentPlaces } from './assessment-rules'

/**
 * Per unit how many may be 优秀 in a year and who counts as such: confirmed ones, and those handed in with that proposal.
 * The year's row is locked, so that two who give the last place take turns.
 */
export async function excellentCounts(tx: Tx, year: { id: string; excellentCap: number }, unitIds: readonly string[]) {
  await tx.$queryRaw`SELECT id FROM "AssessmentYear" WHERE id = ${year.id} FOR UPDATE`
  const forms = await tx.holdingAssessment.findMany({
    where: { yearId: year.id, unitId: { in: [...new Set(unitIds)] } },
    select: { id: true, unitId: true, state: true, grade: true, proposedGrade: true },
  })
  return {
    placesOf: (unitId: string) => excellentPlaces(forms.filter((form) => form.unitId === unitId).length, year.excellentCap),
    /** Others of the unit who are or would be 优秀; `confirmedOnly` for the office's decision. */
    othersOf: (unitId: string, without: readonly string[], confirmedOnly: boolean) =>
      forms.filter(
        (form) =>
          form.unitId === unitId &&
          !without.includes(form.id) &&
          (form.state === 'confirmed'
            ? form.grade === 'excellent'
            : !confirmedOnly && form.state !== 'awaited' && form.proposedGrade === 'excellent'),
      ).length,
  }
}
