import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessNow } from '@/lib/platform/clock'
import { dateOf } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { compareProjects } from './duplicates'
import { inKindWords, type Label, nominationLabels } from './labels'
import { nominationPolicy } from './policy'

/** Of one project at most so many others are compared, those first that share the most. */
const COMPARED = 40

export type Duplicate = {
  nominationId: string
  name: string
  unit: string
  round: string
  year: number
  label: Label
  reasons: string[]
  href: string
}

/**
 * Near-equal projects of nominations, across years, rounds and units, the most alike first: found through the index over what projects
 * share and through their members, then compared by `duplicates.ts`. Only nominations that the viewer may read are named.
 *
 * @returns by nomination; nothing for persons and for projects that resemble none
 */
export async function readDuplicates(
  reader: Reader,
  viewer: Viewer,
  nominations: readonly { id: string; projectId: string | null }[],
): Promise<Map<string, Duplicate[]>> {
  const projectIds = nominations.flatMap((nomination) => nomination.projectId ?? [])
  if (projectIds.length === 0) return new Map()
  const pairs = await findPairs(reader, projectIds)
  const everyId = [...new Set([...projectIds, ...pairs.map((pair) => pair.other)])]
  const [projects, now] = await Promise.all([
    reader.project.findMany({
      where: { id: { in: everyId } },
      include: {
        members: { select: { personId: true } },
        nominations: {
          where: nominationPolicy.where(viewer, 'read'),
          include: { round: { select: { id: true, kind: true, name: true, year: true } } },
        },
      },
    }),
    businessNow(reader),
  ])
  const tree = await loadOrgTree(reader, dateOf(now))
  const projectOf = new Map(projects.map((project) => [project.id, project]))
  const compared = (id: string) => {
    const project = projectOf.get(id)
    if (!project) return null
    return { name: project.name, summary: project.summary ?? '', memberIds: project.members.map((member) => member.personId) }
  }
  return new Map(
    nominations.map((nomination) => {
      const own = nomination.projectId ? compared(nomination.projectId) : null
      const alike = pairs
        .filter((pair) => pair.own === nomination.projectId)
        .flatMap(({ other }) => {
          const theirs = compared(other)
          const likeness = own && theirs ? compareProjects(own, theirs) : null
          if (!likeness || likeness.reasons.length === 0) return []
          return (projectOf.get(other)?.nominations ?? []).map((row) => ({
            strength: likeness.strength,
            duplicate: {
              nominationId: row.id,
              name: theirs?.name ?? '',
              unit: tree.nameOf(row.unitId),
              round: row.round.name,
              year: row.round.year,
              label: inKindWords(row.round, nominationLabels[row.state].office),
              reasons: likeness.reasons,
              href: `/rounds/${row.round.id}/candidates/${row.id}`,
            },
          }))
        })
      alike.sort((a, b) => b.strength - a.strength || (a.duplicate.nominationId < b.duplicate.nominationId ? -1 : 1))
      return [nomination.id, alike.map((each) => each.duplicate)]
    }),
  )
}

/** Projects that share tokens of name or summary, or a member. */
async function findPairs(reader: Reader, projectIds: readonly string[]): Promise<{ own: string; other: string }[]> {
  return reader.$queryRaw<{ own: string; other: string }[]>`
    SELECT p.id AS own, o.id AS other
    FROM "Project" p CROSS JOIN LATERAL (
      SELECT q.id FROM "Project" q
      WHERE q.likeness && p.likeness AND q.id <> p.id
      ORDER BY (SELECT count(*) FROM unnest(q.likeness) token WHERE token = ANY (p.likeness)) DESC, q.id
      LIMIT ${COMPARED}
    ) o
    WHERE p.id = ANY (${[...projectIds]}::text[])
    UNION
    SELECT m."projectId", n."projectId"
    FROM "ProjectMember" m JOIN "ProjectMember" n ON n."personId" = m."personId" AND n."projectId" <> m."projectId"
    WHERE m."projectId" = ANY (${[...projectIds]}::text[])`
}
