import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import { openRound } from './round-queries'
import { parseScheme, type Scheme } from './scheme'
import { diffSchemes, type SchemeChange } from './scheme-difference'

export type SchemeVersionRow = {
  version: number
  /** When it was frozen; null for the draft before the announcement. */
  frozenAt: string | null
  /** Why the one before it was changed; null for the first. */
  reason: string | null
  digest: string | null
  isInForce: boolean
  /** Against the version before it; empty for the first. */
  changes: SchemeChange[]
}
export type SchemeVersions = {
  versions: SchemeVersionRow[]
  /** Two versions that the viewer asked to compare, older first; null when there is only one. */
  comparison: { from: number; to: number; changes: SchemeChange[] } | null
}

/**
 * Every version of a round's scheme, newest first, with what changed: the same for everybody who may see the round.
 * @param asked versions to compare; missing or unknown ones stand for the first and the newest
 * @throws AppError notFound
 */
export async function readSchemeVersions(
  viewer: Viewer,
  roundId: string,
  asked: { from?: number; to?: number } = {},
): Promise<SchemeVersions> {
  const { prisma } = await db()
  const round = await openRound(prisma, viewer, roundId)
  const [rows, titles] = await Promise.all([
    prisma.schemeVersion.findMany({ where: { roundId }, orderBy: { version: 'asc' } }),
    prisma.title.findMany({ select: { code: true, name: true } }),
  ])
  const names = new Map(titles.map((title) => [title.code, title.name]))
  const schemes = new Map(rows.map((row) => [row.version, parseScheme(row.content)]))
  const between = (from: number, to: number): SchemeChange[] => {
    const [before, after] = [schemes.get(from), schemes.get(to)]
    return before && after ? diffSchemes(before, after, names) : []
  }
  const versions = rows.map((row) => ({
    version: row.version,
    frozenAt: row.frozenAt?.toISOString() ?? null,
    reason: row.reason,
    digest: row.digest,
    isInForce: row.version === round.schemeVersion,
    changes: between(row.version - 1, row.version),
  }))
  return { versions: versions.reverse(), comparison: compare(schemes, asked, between) }
}

function compare(
  schemes: ReadonlyMap<number, Scheme>,
  asked: { from?: number; to?: number },
  between: (from: number, to: number) => SchemeChange[],
): SchemeVersions['comparison'] {
  const known = [...schemes.keys()].sort((a, b) => a - b)
  const newest = known.at(-1)
  const [first] = known
  if (newest === undefined || first === undefined || known.length < 2) return null
  const pick = (version: number | undefined, otherwise: number) => (version !== undefined && schemes.has(version) ? version : otherwise)
  const pair = [pick(asked.from, first), pick(asked.to, newest)].sort((a, b) => a - b)
  const [from, to] = [pair[0] ?? first, pair[1] ?? newest]
  return { from, to, changes: between(from, to) }
}
