import { type NominationEvent, nominationEvents } from './nomination-states'

const byUnit: readonly NominationEvent[] = ['submit', 'endorse', 'returnByUnit', 'withdraw']
const bySupervisor: readonly NominationEvent[] = ['suspend', 'resume']
/** Steps of the ranking and of the panel's table: their outcome is told with the publicity, not step by step. */
const internal: readonly NominationEvent[] = ['rank', 'unrank', 'reopenDecision']

/**
 * How unit and candidate read an event of a nomination's history: with the name of who did it in the unit, with the office's name for
 * what the office did, and not at all for internal steps. Null: not shown.
 */
export function audienceOfEvent(stored: string): { event: NominationEvent; office: string | null } | null {
  const event = nominationEvents.find((candidate) => candidate === stored)
  if (!event || internal.includes(event)) return null
  if (byUnit.includes(event)) return { event, office: null }
  if (event === 'lapse') return { event, office: '系统' }
  return { event, office: bySupervisor.includes(event) ? '纪检监督' : '市人才办' }
}
