import 'server-only'
import { businessNow } from '@/lib/platform/clock'
import type { Reader, Tx } from '@/lib/platform/db/client'
import { conflict, notFound } from '@/lib/platform/errors'
import type { RoundKind } from './labels'
import type { RoundStage } from './round-stages'
import { parseScheme, type Scheme } from './scheme'

/** A round with the scheme that is in force. */
export type LoadedRound = {
  id: string
  kind: RoundKind
  subjectKind: 'person' | 'project'
  name: string
  year: number
  titleCode: string | null
  stage: RoundStage
  version: number
  schemeVersion: number
  scheme: Scheme
  schemeDigest: string | null
  schemeFrozenAt: Date | null
}

/** @throws AppError notFound */
export async function loadRound(reader: Reader, roundId: string): Promise<LoadedRound> {
  const round = await reader.round.findUnique({
    where: { id: roundId },
    include: { schemes: { orderBy: { version: 'desc' } } },
  })
  const scheme = round?.schemes.find((candidate) => candidate.version === round.schemeVersion)
  if (!round || !scheme) throw notFound('没有找到这个评选轮次。')
  return {
    id: round.id,
    kind: round.kind,
    subjectKind: round.subjectKind,
    name: round.name,
    year: round.year,
    titleCode: round.titleCode,
    stage: round.stage,
    version: round.version,
    schemeVersion: round.schemeVersion,
    scheme: parseScheme(scheme.content),
    schemeDigest: scheme.digest,
    schemeFrozenAt: scheme.frozenAt,
  }
}

/**
 * Locks the round's row, so that everything that happens to a round happens one after another, then reads the clock.
 * @param expectedVersion the version the user saw; another one is refused
 * @throws AppError notFound, conflict
 */
export async function lockRound(tx: Tx, roundId: string, expectedVersion?: number): Promise<{ round: LoadedRound; now: Date }> {
  const locked = await tx.$queryRaw<{ version: number }[]>`SELECT version FROM "Round" WHERE id = ${roundId} FOR UPDATE`
  const row = locked[0]
  if (!row) throw notFound('没有找到这个评选轮次。')
  if (expectedVersion !== undefined && row.version !== expectedVersion)
    throw conflict('本轮评选刚刚有新的变化，请刷新页面后再操作。您填写的内容已保留。')
  return { round: await loadRound(tx, roundId), now: await businessNow(tx) }
}
