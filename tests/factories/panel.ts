import type { Viewer } from '@/lib/platform/access/viewer'
import type { Reader } from '@/lib/platform/db/client'
import type { Scheme } from '@/lib/rounds/scheme'
import { createViewer } from './accounts'
import { createPerson } from './org'
import { createNomination, createRoundRow, simpleScheme } from './rounds'

export type RankedRound = {
  roundId: string
  scheme: Scheme
  /** Nominations in the order of their rank. */
  candidates: string[]
  /** The first is the chair. */
  members: { memberId: string; personId: string; viewer: Viewer }[]
}

/** A round before its panel: candidates ranked and frozen, members appointed with accounts. */
export async function createRankedRound(
  reader: Reader,
  options: { members: number; candidates: number; ballot: 'open' | 'secret'; places: number; scheme?: Partial<Scheme> },
): Promise<RankedRound> {
  const scheme = simpleScheme({ ballot: options.ballot, ...options.scheme })
  scheme.quotas = { ...scheme.quotas, total: options.places }
  const { id: roundId } = await createRoundRow(reader, { stage: 'deliberating', scheme })
  const candidates: string[] = []
  for (let index = 0; index < options.candidates; index += 1)
    candidates.push((await createNomination(reader, { roundId, state: 'ranked', person: { name: `候选人${index + 1}` } })).id)
  await reader.ranking.create({
    data: {
      roundId,
      version: 1,
      rule: 'mean',
      inputs: { schemeVersion: 1, rule: 'mean', trimFrom: 5, tieCriteria: [], sheets: [] },
      digest: 'digest',
      computedAt: new Date(),
      entries: {
        create: candidates.map((nominationId, index) => ({
          nominationId,
          rank: index + 1,
          valueTenThousandths: 900_000 - index * 10_000,
          result: index < options.places ? ('selected' as const) : ('notSelected' as const),
          code: 'byRank',
          reason: '按名次',
          sheets: ['A', 'B', 'C'].map((letter, at) => ({
            letter,
            total: 900_000 - index * 10_000 + (at - 1) * 5_000,
            criteria: scheme.criteria.map((criterion) => ({ key: criterion.key, score: 9 - index * 0.1, comment: '' })),
          })),
        })),
      },
    },
  })
  const members: RankedRound['members'] = []
  for (let index = 0; index < options.members; index += 1) {
    const person = await createPerson(reader, { name: `成员${index + 1}` })
    const viewer = await createViewer(reader, 'panelist', { roundId, personId: person.id, name: person.name })
    const member = await reader.panelMember.create({
      data: { roundId, name: person.name, isChair: index === 0, personId: person.id, accountId: viewer.accountId },
    })
    members.push({ memberId: member.id, personId: person.id, viewer })
  }
  return { roundId, scheme, candidates, members }
}
