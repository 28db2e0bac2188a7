import type { PlanPerson } from '../city-plan'
import type { Random } from '../random'
import type { Row } from '../write-rows'

/** Days on which the office entered people into the reviewer pool: the city's own experts, then those from outside. */
const ENTERED = { internal: '2023-05-16T10:00:00+08:00', external: '2024-03-05T15:00:00+08:00' } as const
/** The last of the cast asked to leave. */
const RETIRED_REASON = '本人因工作调整申请退出'

/** The pool that reviewers are drawn from: those who sign in as reviewers, with the line and the specialities of their own files. */
export function planReviewerPool(random: Random, reviewers: readonly PlanPerson[], addedById: string): Row[] {
  return reviewers.map((person, index): Row => {
    const isExternal = person.affiliation === 'external'
    const at = isExternal ? ENTERED.external : ENTERED.internal
    const isRetired = index === reviewers.length - 1
    return {
      id: random.uuid(new Date(at)),
      personId: person.id,
      specialities: person.specialities,
      lineIds: [person.lineId],
      note: isExternal ? '请提前两周联系' : null,
      state: isRetired ? 'retired' : 'active',
      retiredReason: isRetired ? RETIRED_REASON : null,
      addedById,
      version: isRetired ? 2 : 1,
      createdAt: at,
      updatedAt: at,
    }
  })
}
