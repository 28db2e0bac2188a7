import { addDays, type DateOnly, formatDate } from '@/lib/platform/dates'
import { invalid, refused } from '@/lib/platform/errors'

export type PersonStatusName = 'active' | 'left' | 'retired' | 'deceased'
export type EndedStatus = Exclude<PersonStatusName, 'active'>
/** The open spell. */
export type Membership = { unitId: string; lineId: string; post: string | null; startsOn: DateOnly }

/** What a change does to the open spell: begins anew on its first day, or ends it the day before and adds one. */
export type SpellPlan = { kind: 'replace' } | { kind: 'append'; previousEndsOn: DateOnly }

const endedWords: Record<EndedStatus, string> = { left: '离职', retired: '退休', deceased: '去世' }

/**
 * A business date is the first day of the new state. It may lie in the past when a reason is given, never in the future: what the portal
 * shows today is what holds today.
 * @throws AppError invalid, at the field `on` or `reason`
 */
export function checkBusinessDate(on: DateOnly, today: DateOnly, reason: string | null): void {
  if (on > today) throw invalid('生效日期不能晚于今天。', { on: [`生效日期不能晚于今天（${formatDate(today)}），请到生效当日办理。`] })
  if (on < today && !reason) throw invalid('补录过去的变动，请写明原因。', { reason: ['生效日期早于今天，请写明补录的原因。'] })
}

/**
 * Moving to another unit or line from `on`.
 * @throws AppError refused when nothing changes or the person is not in post, invalid when `on` lies before the open spell
 */
export function planMove(
  status: PersonStatusName,
  current: Membership | null,
  to: { unitId: string; lineId: string; post: string | null },
  on: DateOnly,
): SpellPlan {
  if (status !== 'active' || !current) throw refused('personNotActive', '此人已不在职，不能办理调动。如已重新入职，请先办理重新入职。')
  if (current.unitId === to.unitId && current.lineId === to.lineId && current.post === to.post)
    throw refused('nothingMoved', '单位、条线和职务都没有变化，无需办理。')
  if (on < current.startsOn)
    throw invalid('生效日期太早。', { on: [`此人自${formatDate(current.startsOn)}起在现单位，生效日期不能更早。`] })
  return on === current.startsOn ? { kind: 'replace' } : { kind: 'append', previousEndsOn: addDays(on, -1) }
}

/**
 * Leaving, retiring or dying on `on`, the first day on which the person is no longer in post.
 * @returns the open spell's last day
 */
export function planEnd(status: PersonStatusName, current: Membership | null, to: EndedStatus, on: DateOnly): DateOnly {
  if (status === 'deceased') throw refused('personDeceased', '此人已登记去世，不能再办理变动。')
  if (status === to) throw refused('nothingChanged', `此人已登记${endedWords[to]}，无需重复办理。`)
  if (status !== 'active' && to !== 'deceased')
    throw refused('personNotActive', `此人已登记${endedWords[status]}，不能再办理${endedWords[to]}。`)
  if (current && on <= current.startsOn)
    throw invalid('生效日期太早。', { on: [`此人自${formatDate(current.startsOn)}起在现单位，生效日期应晚于这一天。`] })
  return addDays(on, -1)
}

/** Coming back into post on `on` after leaving or retiring; `lastEndsOn` is the last spell's last day. */
export function checkReturn(status: PersonStatusName, lastEndsOn: DateOnly | null, on: DateOnly): void {
  if (status === 'active') throw refused('personActive', '此人在职，无需办理重新入职。')
  if (status === 'deceased') throw refused('personDeceased', '此人已登记去世，不能再办理变动。')
  if (lastEndsOn && on <= lastEndsOn)
    throw invalid('生效日期太早。', { on: [`此人${formatDate(lastEndsOn)}仍在原单位，入职日期应晚于这一天。`] })
}
