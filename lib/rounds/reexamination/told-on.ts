import 'server-only'
import { type DateOnly, dateOf } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'

/** When a candidate was told the result, and the letter that did; rounds of before letters were kept count from their publication. */
export async function readTold(
  reader: Reader,
  of: { roundId: string; nominationId: string },
): Promise<{ toldOn: DateOnly | null; letterId: string | null }> {
  const [letter, publicity] = await Promise.all([
    reader.resultLetter.findFirst({
      where: { subjectId: of.nominationId, audience: 'candidate' },
      orderBy: { rankingVersion: 'desc' },
      select: { id: true, releasedAt: true },
    }),
    reader.publicity.findFirst({
      where: { roundId: of.roundId, state: { not: 'superseded' } },
      orderBy: { version: 'desc' },
      select: { publishedAt: true },
    }),
  ])
  const at = letter?.releasedAt ?? publicity?.publishedAt
  return { toldOn: at ? dateOf(at) : null, letterId: letter?.id ?? null }
}
