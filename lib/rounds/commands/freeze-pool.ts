import 'server-only'
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, refused } from '@/lib/platform/errors'
import { permute } from '../blindness'
import '../draw-audit'
import { type DrawGroup, freezePool as freeze, poolDigestOf, sealOf, shortGroups } from '../draw'
import type { drawVersionSchema } from '../draw-schema'
import { nominationGroups } from '../nomination-states'
import { cryptoRandom } from '../random'
import { groupsOf } from '../stored-draw'
import { lockDraw, requireDrawable } from './locked-draw'

/**
 * Fixes whom this draw draws from, on pseudonyms, and publishes the digest: only after both sides have committed. What happens to the pool
 * afterwards does not touch this draw.
 * @throws AppError notCommitted, wrongState, poolTooSmall, conflict
 */
export async function freezePool(
  viewer: Viewer,
  input: z.output<typeof drawVersionSchema>,
): Promise<{ poolDigest: string; members: number }> {
  return inTransaction(async (tx) => {
    const { round, now, draw } = await lockDraw(tx, viewer, input.drawId, 'manage', input.version)
    requireDrawable(round)
    if (draw.state !== 'committing') throw refused('wrongState', '专家库已经固定，或这次抽取已经结束。')
    if (!draw.officeCommitment || !draw.supervisorCommitment)
      throw refused('notCommitted', '市人才办和监督方都提交承诺之后，才能固定专家库。')
    const groups = groupsOf(draw.groups)
    const people = await loadPool(tx, round.id, groups)
    const width = Math.max(3, String(people.length).length)
    const entries = permute(people, cryptoRandom).map((person, index) => {
      const pseudonym = String(index + 1).padStart(width, '0')
      const nonce = randomBytes(16).toString('hex')
      return { ...person, pseudonym, nonce, seal: sealOf(draw.id, pseudonym, person.personId, nonce) }
    })
    const pool = freeze(draw.id, groups, entries)
    const short = shortGroups(pool)
    if (short.length > 0) throw refused('poolTooSmall', `专家库中符合条件的人数不够：${short.join('')}请补充专家库，或作废后调整分组。`)
    const poolDigest = poolDigestOf(pool)
    await tx.reviewerDrawEntry.createMany({
      data: entries.map(({ pseudonym, personId, nonce, exclusion }) => ({ drawId: draw.id, pseudonym, personId, nonce, exclusion })),
    })
    const written = await tx.reviewerDraw.updateMany({
      where: { id: draw.id, version: draw.version },
      data: { state: 'frozen', pool, poolDigest, frozenAt: now, version: { increment: 1 } },
    })
    if (written.count === 0) throw conflict()
    const excluded = entries.filter((entry) => entry.exclusion !== null).length
    const payload = { roundId: round.id, poolDigest, members: entries.length - excluded, excluded }
    await recordAudit(tx, actorOf(viewer), 'draw.frozen', { kind: 'reviewerDraw', id: draw.id }, payload)
    return { poolDigest, members: entries.length - excluded }
  })
}

type PoolPerson = { personId: string; groups: string[]; exclusion: string | null }

/** Everybody in the pool, with the groups they fit and why they cannot be drawn, in the order of their ids. */
async function loadPool(tx: Tx, roundId: string, groups: readonly DrawGroup[]): Promise<PoolPerson[]> {
  const stillIn = { state: { notIn: [...nominationGroups.terminal] } }
  const members = await tx.reviewerPoolMember.findMany({
    where: { state: 'active' },
    select: {
      personId: true,
      lineIds: true,
      specialities: true,
      person: {
        select: {
          status: true,
          account: { select: { status: true } },
          nominations: { where: { roundId, ...stillIn }, select: { id: true } },
          roundReviewers: { where: { roundId }, select: { id: true } },
        },
      },
    },
    orderBy: { personId: 'asc' },
  })
  const onProjects = await tx.projectMember.findMany({
    where: {
      personId: { in: members.map((member) => member.personId) },
      project: { nominations: { some: { roundId, ...stillIn } } },
    },
    select: { personId: true },
  })
  const projectPeople = new Set(onProjects.map((row) => row.personId))
  return members.flatMap(({ personId, person, ...member }) => {
    const fits = groups.filter((group) => isOf(member, group)).map((group) => group.key)
    if (fits.length === 0) return []
    return [{ personId, groups: fits, exclusion: exclusionOf(person, projectPeople.has(personId)) }]
  })
}

function isOf(member: { lineIds: string[]; specialities: string[] }, group: DrawGroup): boolean {
  const fits = (own: readonly string[], wanted: readonly string[]) => wanted.length === 0 || wanted.some((each) => own.includes(each))
  return fits(member.lineIds, group.lineIds) && fits(member.specialities, group.specialities)
}

function exclusionOf(
  person: { status: string; account: { status: string } | null; nominations: unknown[]; roundReviewers: unknown[] },
  isOnProject: boolean,
): string | null {
  if (person.nominations.length > 0 || isOnProject) return '本轮候选对象'
  if (person.roundReviewers.length > 0) return '已在本轮评审专家名单中'
  if (person.status !== 'active') return '已不在岗'
  return person.account?.status === 'active' ? null : '没有可用的门户账号'
}
