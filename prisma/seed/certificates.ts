import { addDays } from '@/lib/platform/dates'
import { roundKinds } from '@/lib/rounds/labels'
import type { PlanHolding, TitleCode } from './city-plan'
import type { Random } from './random'

export type PlanCertificate = {
  id: string
  number: string
  token: string
  holdingId: string
  awardId: string | null
  issuedOn: string
  revokedOn: string | null
}

const tokenLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Year, kind of title and a running number, as the portal numbers them; leading talents follow the kinds of round. */
function prefixOf({ startsOn, titleCode }: PlanHolding): string {
  const kinds: readonly (TitleCode | string)[] = [...roundKinds, 'municipalLeader', 'nationalLeader']
  return `${startsOn.slice(0, 4)}${String(kinds.indexOf(titleCode) + 1).padStart(2, '0')}`
}

/** A certificate for every title that the city granted, numbered in the order of the days; recognised ones have that of who granted them. */
export function planCertificates(
  random: Random,
  holdings: readonly PlanHolding[],
  awardOf: ReadonlyMap<string, string>,
): PlanCertificate[] {
  const used = new Map<string, number>()
  const recognised = new Set(holdings.flatMap(({ id, basis }) => (basis === 'recognition' ? [id] : [])))
  return [...holdings]
    .sort((a, b) => (a.startsOn === b.startsOn ? (a.id < b.id ? -1 : 1) : a.startsOn < b.startsOn ? -1 : 1))
    .map((holding) => {
      const prefix = prefixOf(holding)
      const number = (used.get(prefix) ?? 0) + 1
      used.set(prefix, number)
      return {
        id: random.uuid(new Date(`${holding.startsOn}T10:00:00+08:00`)),
        number: `${prefix}${String(number).padStart(4, '0')}`,
        token: Array.from({ length: 32 }, () => tokenLetters[random.int(0, 63)]).join(''),
        holdingId: holding.id,
        awardId: awardOf.get(holding.id) ?? null,
        issuedOn: holding.startsOn,
        revokedOn: holding.state === 'revoked' ? addDays(holding.endsOn, 1) : null,
      }
    })
    .filter(({ holdingId }) => !recognised.has(holdingId))
}
