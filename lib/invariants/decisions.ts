import 'server-only'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { sha256Hex } from '@/lib/platform/crypto/keyed-hash'
import type { Reader } from '@/lib/platform/db/client'
import { decidePanel, tallyProblems } from '@/lib/rounds/panel'
import { parseScheme } from '@/lib/rounds/scheme'
import type { Invariant } from './invariant'

/** Every recorded decision of a panel follows from its counts by one of the round's schemes. */
async function votesFollowTheRule(reader: Reader): Promise<string[]> {
  const votes = await reader.panelVote.findMany({
    include: {
      meeting: {
        select: {
          roundId: true,
          round: { select: { name: true, schemes: { where: { frozenAt: { not: null } } }, _count: { select: { panelMembers: true } } } },
        },
      },
    },
  })
  const rules = new Map<string, ReturnType<typeof parseScheme>['panel'][]>()
  return votes.flatMap(({ meeting, nominationId, recusedMemberIds, entitled, present, agree, disagree, defer, decision }) => {
    const { roundId, round } = meeting
    const panels = rules.get(roundId) ?? round.schemes.map((scheme) => parseScheme(scheme.content).panel)
    rules.set(roundId, panels)
    const counts = { appointed: round._count.panelMembers, entitled, present }
    const tally = { agree, disagree, defer }
    const where = `“${round.name}”对申报 ${nominationId} 的表决`
    if (entitled !== counts.appointed - recusedMemberIds.length) return [`${where}中，应到会人数与全体减回避人数不符。`]
    if (tallyProblems(counts, tally).length > 0) return [`${where}中，票数与到会人数不符。`]
    return panels.some((panel) => decidePanel(counts, tally, panel).outcome === decision) ? [] : [`${where}结论与票数、规则不符。`]
  })
}

async function conflictedMembersStoodAside(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ round: string; nominationId: string }[]>`
    SELECT DISTINCT r.name AS round, v."nominationId" FROM "PanelVote" v
    JOIN "PanelMeeting" m ON m.id = v."meetingId" JOIN "Round" r ON r.id = m."roundId"
    JOIN "PanelMember" p ON p."roundId" = r.id AND p."personId" IS NOT NULL
    JOIN "Conflict" c ON c."roundId" = r.id AND c."personId" = p."personId" AND c."nominationId" = v."nominationId" AND c."createdAt" <= m."recordedAt"
    WHERE NOT p.id = ANY(v."recusedMemberIds")`
  return rows.map(({ round, nominationId }) => `“${round}”对申报 ${nominationId} 的表决中，应当回避的成员没有回避。`)
}

/** Who is proposed or conferred was approved by the panel, at a meeting that still counts. */
async function awardsWereApproved(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ round: string; id: string }[]>`
    SELECT r.name AS round, n.id FROM "Nomination" n JOIN "Round" r ON r.id = n."roundId"
    WHERE n.state IN ('proposed', 'conferred') AND NOT EXISTS (
      SELECT FROM "PanelVote" v JOIN "PanelMeeting" m ON m.id = v."meetingId"
      WHERE v."nominationId" = n.id AND v.decision = 'approved' AND m."supersededAt" IS NULL)`
  return rows.map(({ round, id }) => `“${round}”的申报 ${id} 未经评审领导小组表决通过，却列为拟命名或已命名。`)
}

async function publishedListsHold(reader: Reader): Promise<string[]> {
  const rows = await reader.publicity.findMany({ include: { round: { select: { name: true } } } })
  return rows.flatMap(({ content, digest, version, round }) =>
    sha256Hex(canonicalJson(content)) === digest ? [] : [`“${round.name}”第 ${version} 次公示的名单与其摘要不符。`],
  )
}

/** The list in public names exactly those who are proposed, or were when it went public. */
async function publishedListsMatch(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ round: string; id: string }[]>`
    SELECT r.name AS round, n.id FROM "Nomination" n JOIN "Round" r ON r.id = n."roundId"
    LEFT JOIN LATERAL (SELECT content FROM "Publicity" p WHERE p."roundId" = r.id AND p.state <> 'superseded' ORDER BY p.version DESC LIMIT 1) shown ON true
    WHERE n.state IN ('proposed', 'conferred')
      AND NOT coalesce(shown.content -> 'candidates', '[]'::jsonb) @> jsonb_build_array(jsonb_build_object('nominationId', n.id))`
  return rows.map(({ round, id }) => `“${round}”的申报 ${id} 没有在公示名单中，却列为拟命名或已命名。`)
}

async function publicityStagesAreInPublic(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ name: string }[]>`
    SELECT r.name FROM "Round" r
    WHERE r.stage = 'publicity' AND NOT EXISTS (SELECT FROM "Publicity" p WHERE p."roundId" = r.id AND p.state = 'running')`
  return rows.map(({ name }) => `“${name}”处于公示阶段，却没有正在进行的公示。`)
}

async function objectionsAreSettledFirst(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ number: string; state: string }[]>`
    SELECT o.number, o.state::text FROM "Objection" o JOIN "Nomination" n ON n.id = o."nominationId"
    WHERE (o.state IN ('received', 'accepted', 'upheld') AND n.state = 'conferred')
       OR (o.state = 'upheld' AND n.state NOT IN ('removed', 'withdrawn', 'suspended'))`
  return rows.map(({ number, state }) =>
    state === 'upheld' ? `异议 ${number} 已认定成立，被异议的对象却没有取消资格。` : `异议 ${number} 尚未办结，被异议的对象却已命名。`,
  )
}

/** Conferred: an award and a certificate for each; for a person a holding of the same conferral as well. */
async function conferralsAreWhole(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ round: string; id: string }[]>`
    SELECT r.name AS round, n.id FROM "Nomination" n JOIN "Round" r ON r.id = n."roundId"
    LEFT JOIN "Award" a ON a."nominationId" = n.id
    LEFT JOIN "Holding" h ON h."conferralId" = a."conferralId" AND h."personId" = a."personId"
    WHERE n.state = 'conferred'
      AND (a.id IS NULL OR (n."personId" IS NOT NULL AND h.id IS NULL)
           OR NOT EXISTS (SELECT FROM "Certificate" c WHERE c."awardId" = a.id OR c."holdingId" = h.id))
    UNION
    SELECT r.name, n.id FROM "Award" a JOIN "Nomination" n ON n.id = a."nominationId" JOIN "Round" r ON r.id = n."roundId"
    WHERE n.state <> 'conferred' OR n."personId" IS DISTINCT FROM a."personId" OR n."projectId" IS DISTINCT FROM a."projectId"`
  return rows.map(({ round, id }) => `“${round}”的申报 ${id} 的命名不完整：奖项、称号、证书与申报状态不一致。`)
}

async function conferralHoldingsHaveAwards(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT h.id FROM "Holding" h
    WHERE h."conferralId" IS NOT NULL
      AND NOT EXISTS (SELECT FROM "Award" a WHERE a."conferralId" = h."conferralId" AND a."personId" = h."personId")`
  return rows.map(({ id }) => `称号持有记录 ${id} 写明由评选命名，却没有对应的奖项。`)
}

export const decisionInvariants: readonly Invariant[] = [
  { key: 'votesFollowTheRule', check: votesFollowTheRule },
  { key: 'conflictedMembersStoodAside', check: conflictedMembersStoodAside },
  { key: 'awardsWereApproved', check: awardsWereApproved },
  { key: 'publishedListsHold', check: publishedListsHold },
  { key: 'publishedListsMatch', check: publishedListsMatch },
  { key: 'publicityStagesAreInPublic', check: publicityStagesAreInPublic },
  { key: 'objectionsAreSettledFirst', check: objectionsAreSettledFirst },
  { key: 'conferralsAreWhole', check: conferralsAreWhole },
  { key: 'conferralHoldingsHaveAwards', check: conferralHoldingsHaveAwards },
]
