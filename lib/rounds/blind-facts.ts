import 'server-only'
import type { Reader } from '@/lib/platform/db/client'
import { isHindrance } from './blind-scan'
import { candidateName } from './candidate-name'

/** What the guard before a blind review looks at: candidates that reviewers could tell, by name, and whether anybody has looked. */
export async function loadBlindnessFacts(
  reader: Reader,
  round: { id: string; scheme: { reviewing: { isBlind: boolean } } },
): Promise<{ isScanned: boolean; recognisable: string[] }> {
  if (!round.scheme.reviewing.isBlind) return { isScanned: true, recognisable: [] }
  const [scan, findings] = await Promise.all([
    reader.blindScan.findFirst({ where: { roundId: round.id, finishedAt: { not: null } }, select: { id: true } }),
    reader.blindFinding.findMany({
      where: { roundId: round.id, isServed: true, closedAt: null, acknowledgedAt: null },
      include: { nomination: { include: { person: { select: { name: true } }, project: { select: { name: true } } } } },
      orderBy: { nominationId: 'asc' },
    }),
  ])
  const recognisable = findings.filter(isHindrance).map((finding) => candidateName(finding.nomination))
  return { isScanned: scan !== null, recognisable: [...new Set(recognisable)] }
}
