import 'server-only'
import { accountsOverUnits } from '@/lib/org/unit-accounts'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import type { DateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { notify } from '@/lib/platform/notices/notify'
import { draftLetters } from '../letters/draft-letters'
import type { LoadedRound } from '../loaded-round'
import type { Settlement } from '../panel-settlement'

/**
 * Writes the letters of a release, in its transaction, exactly as the preview showed them, and tells the units. Candidates are told with
 * their result. Returns how many letters there are.
 */
export async function releaseLetters(
  tx: Tx,
  round: LoadedRound,
  results: Settlement['results'],
  now: Date,
  publicityEndsOn: DateOnly,
): Promise<number> {
  const { rankingVersion, letters } = await draftLetters(tx, round, results, now, publicityEndsOn)
  await tx.resultLetter.createMany({
    data: letters.map(({ audience, subjectId, unitId, personId, content }) => ({
      ...{ audience, subjectId, unitId, personId, content, rankingVersion },
      roundId: round.id,
      digest: sha256Hex(canonicalJson(content)),
      releasedAt: now,
    })),
  })
  const units = letters.filter((letter) => letter.audience === 'unit').map((letter) => letter.unitId)
  const leaders = new Set([...(await accountsOverUnits(tx, 'unitLeader', units)).values()].flat())
  await notify(
    tx,
    [...leaders].map((accountId) => ({
      accountId,
      kind: 'letter.released',
      title: `${round.name}结果通知书`,
      body: '本单位候选对象的结果已经公布，请查阅通知书。',
      href: '/letters',
    })),
  )
  return letters.length
}
