import type { Scheme } from '../scheme'
import { type Finding, finding } from './findings'
import type { Place } from './invented-round'

export type QuotaFacts = {
  places: readonly Place[]
  /** Nominations that are expected. */
  nominations: number
}

/** Fewer candidates than this many for each award leave the reviewers hardly a choice. */
const LEAST_RATIO = 1.2

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function peopleBy(places: readonly Place[], key: 'lineId' | 'unitId'): number[] {
  const groups = new Map<string, number>()
  for (const place of places) groups.set(place[key], (groups.get(place[key]) ?? 0) + place.people)
  return [...groups.values()].filter((people) => people > 0)
}

/** The least of several caps, where a cap of null does not bind. */
const least = (...caps: (number | null)[]): number => Math.min(...caps.map((cap) => cap ?? Number.POSITIVE_INFINITY))

/** The most nominations that the units can send: each up to its number and to the people who qualify. */
export function mostNominations({ quotas }: Scheme, places: readonly Place[]): number {
  return sum(peopleBy(places, 'unitId').map((people) => least(people, quotas.nominationsPerUnit)))
}

/** Whether the quotas can be met together, given who could be nominated. */
export function quotaFindings(scheme: Scheme, { places, nominations }: QuotaFacts): Finding[] {
  const { quotas } = scheme
  const { total, perLine, perUnit, nominationsPerUnit, grassrootsFloor } = quotas
  if (total === null) return [finding('amber', '还没有设定命名总数，名额无从核对。', 'quotas.total')]
  const list: Finding[] = []
  const lines = peopleBy(places, 'lineId')
  const lineRoom = sum(lines.map((people) => least(people, perLine)))
  if (perLine !== null && lineRoom < total)
    list.push(
      finding(
        'rose',
        `每个条线最多 ${perLine} 个，有合适对象的 ${lines.length} 个条线合计最多 ${lineRoom} 个，不足命名总数 ${total} 个，会有名额空缺。`,
        'quotas.perLine',
      ),
    )
  const units = peopleBy(places, 'unitId')
  const unitRoom = sum(units.map((people) => least(people, perUnit, nominationsPerUnit)))
  if (unitRoom < total)
    list.push(
      finding(
        'rose',
        `按每个单位的名额上限，${units.length} 个单位合计最多命名 ${unitRoom} 个，不足命名总数 ${total} 个。`,
        'quotas.perUnit',
      ),
    )
  if (perUnit !== null && nominationsPerUnit !== null && perUnit > nominationsPerUnit)
    list.push(
      finding(
        'amber',
        `每个单位最多命名 ${perUnit} 个，却只能推荐 ${nominationsPerUnit} 个，命名上限不起作用。`,
        'quotas.nominationsPerUnit',
      ),
    )
  const most = mostNominations(scheme, places)
  if (nominations > most)
    list.push(
      finding('amber', `预计 ${nominations} 个推荐，但按推荐名额和合适对象，各单位合计最多推荐 ${most} 个。`, 'quotas.nominationsPerUnit'),
    )
  list.push(ratioFinding(nominations, total), ...floorFindings(scheme, places, grassrootsFloor))
  return list
}

function ratioFinding(nominations: number, total: number): Finding {
  const words = `预计 ${nominations} 个推荐、${total} 个名额`
  if (nominations < total) return finding('rose', `${words}，推荐数不足名额，会有名额空缺。`, 'quotas.total')
  if (nominations < total * LEAST_RATIO) return finding('amber', `${words}，几乎没有差额，评审难以择优。`, 'quotas.total')
  return finding('green', `${words}，平均 ${(nominations / total).toFixed(1)} 个推荐竞争一个名额。`)
}

function floorFindings({ quotas }: Scheme, places: readonly Place[], floor: number): Finding[] {
  if (floor === 0) return []
  const grassroots = places.filter((place) => place.isGrassroots)
  const room = sum(peopleBy(grassroots, 'unitId').map((people) => least(people, quotas.perUnit, quotas.nominationsPerUnit)))
  const byLine = sum(peopleBy(grassroots, 'lineId').map((people) => least(people, quotas.perLine)))
  const most = Math.min(room, byLine)
  if (most < floor)
    return [
      finding(
        'rose',
        `基层保底 ${floor} 个，但基层单位按名额上限合计最多命名 ${most} 个；满足不了的保底名额届时会放开使用。`,
        'quotas.grassrootsFloor',
      ),
    ]
  return [finding('green', `基层单位合计最多可命名 ${most} 个，基层保底 ${floor} 个可以满足。`)]
}
