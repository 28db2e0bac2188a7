import type { Viewer } from '@/lib/platform/access/viewer'
import type { Reader } from '@/lib/platform/db/client'
import { addReviewers } from '@/lib/rounds/commands/add-reviewers'
import { advanceStage } from '@/lib/rounds/commands/advance-stage'
import { announceRound } from '@/lib/rounds/commands/announce-round'
import { assignReviewers } from '@/lib/rounds/commands/assign-reviewers'
import { closeScoring } from '@/lib/rounds/commands/close-scoring'
import { confer } from '@/lib/rounds/commands/confer'
import { createRound } from '@/lib/rounds/commands/create-round'
import { publishResults } from '@/lib/rounds/commands/publish-results'
import { qualify } from '@/lib/rounds/commands/qualify'
import { recordPanelMeeting } from '@/lib/rounds/commands/record-panel-meeting'
import { saveSchemeDraft } from '@/lib/rounds/commands/save-scheme-draft'
import { saveScoreSheet } from '@/lib/rounds/commands/save-score-sheet'
import { sealSheets } from '@/lib/rounds/commands/seal-sheets'
import { setPanelMembers } from '@/lib/rounds/commands/set-panel-members'
import { loadRound } from '@/lib/rounds/loaded-round'
import type { Scheme } from '@/lib/rounds/scheme'
import type { SheetContent } from '@/lib/rounds/score-sheet'
import { signedIn } from './accounts'
import { completeSheet } from './reviews'
import { createExpert, createNomination, finishBlindScan, setBusinessClock } from './rounds'

export type WalkedRound = {
  roundId: string
  candidates: Awaited<ReturnType<typeof createNomination>>[]
  /** Signed in as reviewers of the round, with their seats. */
  reviewers: { viewer: Viewer; seatId: string; personId: string; name: string }[]
  input: () => Promise<{ roundId: string; version: number }>
}

/**
 * A round led by the portal's own commands until every sheet is sealed. Business time stands in September 2025 afterwards.
 * @param scoreOf the score that a reviewer gives a candidate on every criterion
 */
export async function walkToSealed(
  reader: Reader,
  office: Viewer,
  of: { scheme: Scheme; candidates: number; reviewers: number; scoreOf: (candidate: number, reviewer: number) => number },
): Promise<WalkedRound> {
  await setBusinessClock(reader, '2025-08-20T09:00:00+08:00')
  const { roundId } = await createRound(office, { kind: 'pacesetter', name: '2025年度业务标兵评选', year: 2025 })
  const input = async () => ({ roundId, version: (await reader.round.findUniqueOrThrow({ where: { id: roundId } })).version })
  await saveSchemeDraft(office, { ...(await input()), name: '2025年度业务标兵评选', scheme: of.scheme })
  await announceRound(office, await input())
  await setBusinessClock(reader, '2025-09-01T09:00:01+08:00')
  await advanceStage(office, { ...(await input()), event: 'openNominations' })
  const candidates: WalkedRound['candidates'] = []
  for (let index = 0; index < of.candidates; index += 1)
    candidates.push(await createNomination(reader, { roundId, person: { name: `欧阳候选${index + 1}` } }))
  await setBusinessClock(reader, '2025-09-10T18:00:01+08:00')
  await advanceStage(office, { ...(await input()), event: 'closeNominations' })
  await qualify(office, { roundId, ids: candidates.map((candidate) => candidate.id), confirmed: [], allConfirmed: true })
  const experts = []
  for (let index = 0; index < of.reviewers; index += 1) experts.push(await createExpert(reader, { name: `司徒评委${index + 1}` }))
  await addReviewers(office, { roundId, personIds: experts.map((expert) => expert.person.id) })
  await reader.roundReviewer.updateMany({ where: { roundId }, data: { state: 'declared', declaredAt: new Date() } })
  await assignReviewers(office, { roundId, mode: 'even' })
  await finishBlindScan(reader, roundId)
  await advanceStage(office, { ...(await input()), event: 'startReview' })
  const reviewers: WalkedRound['reviewers'] = []
  for (const [index, { person, account }] of experts.entries()) {
    const viewer = await signedIn(account.id)
    const seat = await reader.roundReviewer.findFirstOrThrow({
      where: { roundId, personId: person.id },
      include: { assignments: { select: { id: true, nominationId: true } } },
    })
    for (const { id, nominationId } of seat.assignments) {
      const place = candidates.findIndex((candidate) => candidate.id === nominationId)
      await saveScoreSheet(viewer, {
        assignmentId: id,
        version: 0,
        content: commented(completeSheet(of.scheme, of.scoreOf(place, index))),
        isFlagged: false,
      })
    }
    await sealSheets(viewer, { roundId })
    reviewers.push({ viewer, seatId: seat.id, personId: person.id, name: person.name })
  }
  return { roundId, candidates, reviewers, input }
}

/** A scheme may ask for words at either end of the scale. */
function commented(content: SheetContent): SheetContent {
  return { ...content, scores: content.scores.map((row) => ({ ...row, comment: '材料已逐项核对。' })) }
}

/** On to the publicity: scoring closed, as many approved by the panel as there are places, best first. */
export async function walkToPublicity(reader: Reader, office: Viewer, { roundId, candidates, input }: WalkedRound): Promise<void> {
  await setBusinessClock(reader, '2025-09-22T15:00:00+08:00')
  const { rankingVersion } = await closeScoring(office, await input())
  const members = ['组长', '成员一', '成员二', '成员三', '成员四'].map((name, index) => ({
    name,
    post: '',
    isChair: index === 0,
    personId: null,
  }))
  await setPanelMembers(office, { roundId, members })
  const ids = (await reader.panelMember.findMany({ where: { roundId }, orderBy: { name: 'asc' } })).map((member) => member.id)
  const round = await loadRound(reader, roundId)
  const entries = await reader.rankingEntry.findMany({
    where: { ranking: { roundId, version: rankingVersion } },
    orderBy: [{ rank: 'asc' }, { nominationId: 'asc' }],
  })
  const approved = new Set(entries.slice(0, round.scheme.quotas.total ?? entries.length).map((entry) => entry.nominationId))
  await recordPanelMeeting(office, {
    roundId,
    rankingVersion,
    heldOn: '2025-09-22',
    place: '',
    note: '',
    presentMemberIds: ids,
    votes: candidates.map((candidate) => ({
      nominationId: candidate.id,
      recusedMemberIds: [],
      agree: approved.has(candidate.id) ? 5 : 0,
      disagree: approved.has(candidate.id) ? 0 : 5,
      defer: 0,
    })),
  })
  await setBusinessClock(reader, '2025-09-26T10:00:00+08:00')
  await publishResults(office, await input())
}

/** On to the end: publicity run in full, conferred and closed. */
export async function walkToClosed(reader: Reader, office: Viewer, walked: WalkedRound): Promise<void> {
  const { roundId, input } = walked
  await walkToPublicity(reader, office, walked)
  await setBusinessClock(reader, '2025-10-11T00:00:05+08:00')
  await confer(office, { ...(await input()), documentNumber: `澜人才〔2025〕${roundId.slice(-6)}号`, conferredOn: '2025-10-11' })
  await advanceStage(office, { ...(await input()), event: 'close' })
}
