import 'server-only'
import { toDateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import type { ArchiveContent } from './format'

type Panel = ArchiveContent['panel']

/** Meetings of the panel as they went on record, with the turns of those held on screens. */
export async function readMeetings(tx: Tx, roundId: string): Promise<Pick<Panel, 'meetings' | 'turns'>> {
  return { meetings: await readSittings(tx, roundId), turns: await readTurns(tx, roundId) }
}

async function readSittings(tx: Tx, roundId: string): Promise<Panel['meetings']> {
  const meetings = await tx.panelMeeting.findMany({
    where: { roundId },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    include: { votes: { orderBy: { nominationId: 'asc' } } },
  })
  return meetings.map((meeting) => {
    const quorum = meeting.quorum as { appointed?: number; present?: number; isMet?: boolean; formula?: string }
    return {
      id: meeting.id,
      rankingVersion: meeting.rankingVersion,
      heldOn: toDateOnly(meeting.heldOn),
      recordedAt: meeting.recordedAt.toISOString(),
      supersededAt: meeting.supersededAt?.toISOString() ?? null,
      present: [...meeting.presentMemberIds].sort(),
      quorum: {
        appointed: quorum.appointed ?? 0,
        present: quorum.present ?? 0,
        isMet: quorum.isMet ?? false,
        formula: quorum.formula ?? '',
      },
      votes: meeting.votes.map((vote) => ({
        candidate: vote.nominationId,
        recused: [...vote.recusedMemberIds].sort(),
        entitled: vote.entitled,
        present: vote.present,
        agree: vote.agree,
        disagree: vote.disagree,
        defer: vote.defer,
        turn: vote.turn,
        tieBreaks: vote.tieBreaks,
        decision: vote.decision,
        formula: vote.formula,
      })),
    }
  })
}

async function readTurns(tx: Tx, roundId: string): Promise<Panel['turns']> {
  const turns = await tx.panelTurn.findMany({
    where: { session: { roundId } },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    include: {
      session: { select: { meetingId: true, ballot: true } },
      candidates: { orderBy: { nominationId: 'asc' } },
      ballots: { select: { nominationId: true, choice: true } },
      namedVotes: { select: { nominationId: true, memberId: true, choice: true }, orderBy: { memberId: 'asc' } },
    },
  })
  return turns.map((turn) => ({
    id: turn.id,
    meeting: turn.session.meetingId,
    ballot: turn.session.ballot,
    number: turn.number,
    kind: turn.kind,
    state: turn.state,
    present: [...turn.presentMemberIds].sort(),
    candidates: turn.candidates.map(
      ({ nominationId, recusedMemberIds, appointed, entitled, present, agree, disagree, defer, decision, formula }) => {
        const named = turn.namedVotes.filter((vote) => vote.nominationId === nominationId)
        const secret = turn.ballots.filter((ballot) => ballot.nominationId === nominationId)
        return {
          candidate: nominationId,
          recused: [...recusedMemberIds].sort(),
          appointed,
          entitled,
          present,
          agree,
          disagree,
          defer,
          decision,
          formula,
          ballots: [...named, ...secret].map((ballot) => ballot.choice).sort(),
          named: named.map(({ memberId, choice }) => ({ member: memberId, choice })),
        }
      },
    ),
  }))
}
