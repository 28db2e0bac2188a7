'use client'
import { useEffect, useRef, useState } from 'react'
import type { ActionResult } from '@/components/forms/action-result'
import { useAutosave } from '@/components/forms/autosave'
import { AutosaveStatus } from '@/components/forms/autosave-status'
import { DraftAlerts } from '@/components/forms/draft-alerts'
import type { FeedStatus } from '@/components/rounds/show/use-show-feed'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { DeclarableKind } from '@/lib/rounds/review-schema'
import { formatTotal, type SheetContent, sheetProblems, weightedTotal } from '@/lib/rounds/score-sheet'
import type { ShowDesk, ShowSeat } from '@/lib/rounds/show/desk-queries'
import { GateFields } from '../gate-fields'
import { StandAside } from '../stand-aside'
import { ShowCriterion } from './show-criterion'

type Draft = { content: SheetContent; isFlagged: boolean }
export type SaveSheet = (
  input: { assignmentId: string; version: number } & Draft,
) => Promise<ActionResult<{ version: number; savedAt: string }>>
export type StandAsideAction = (input: {
  assignmentId: string
  kind: DeclarableKind
  reason: string
}) => Promise<ActionResult<{ roundId: string }>>

type ShowSheetProps = {
  round: ShowDesk['round']
  name: string
  seat: ShowSeat
  feed: FeedStatus
  save: SaveSheet
  standAside: StandAsideAction
}

/** Where the browser keeps what the server has not. */
export const draftKey = (assignmentId: string): string => `draft:sheet:${assignmentId}`

/**
 * The open candidate's sheet on a judge's phone. Every touch is kept in the browser at once and sent within a moment; after a break it is
 * sent as soon as the connection is back. It is sealed as it stands when the office closes the candidate.
 */
export function ShowSheet({ round, name, seat, feed, save, standAside }: ShowSheetProps) {
  const [draft, setDraft] = useState<Draft>({ content: seat.content, isFlagged: seat.isFlagged })
  const { content } = draft
  const isReadOnly = seat.isSealed
  const autosave = useAutosave({
    values: draft,
    version: seat.version,
    storageKey: draftKey(seat.assignmentId),
    delay: 300,
    enabled: !isReadOnly,
    save: (values, version) => save({ assignmentId: seat.assignmentId, version, ...values }),
  })
  const { recovered, discardRecovered, flush } = autosave

  // What this very browser had not sent yet goes on where it stood; a copy that somebody wrote over since is asked about.
  useEffect(() => {
    if (!recovered || recovered.isStale) return
    const timer = setTimeout(() => {
      setDraft(recovered.values)
      discardRecovered()
    }, 0)
    return () => clearTimeout(timer)
  }, [recovered, discardRecovered])

  const wasAway = useRef(false)
  useEffect(() => {
    if (feed === 'offline') wasAway.current = true
    else if (wasAway.current) {
      wasAway.current = false
      void flush()
    }
  }, [feed, flush])

  const rowOf = (key: string) => content.scores.find((row) => row.criterionKey === key) ?? { criterionKey: key, score: null, comment: '' }
  const setContent = (part: Partial<SheetContent>) => setDraft((before) => ({ ...before, content: { ...before.content, ...part } }))
  const problems = sheetProblems(content, round)
  const gatesOpen = round.gates.some((gate) => content.gates.find((row) => row.gateKey === gate.key)?.isRaised == null)
  return (
    <section aria-label="评分表" className="grid gap-3">
      <DraftAlerts
        autosave={autosave}
        onRestore={(values) => {
          setDraft(values)
          discardRecovered()
        }}
      />
      {round.criteria.map((criterion) => (
        <ShowCriterion
          key={criterion.key}
          criterion={criterion}
          row={rowOf(criterion.key)}
          isReadOnly={isReadOnly}
          onChange={(row) => setContent({ scores: round.criteria.map((each) => (each.key === row.criterionKey ? row : rowOf(each.key))) })}
        />
      ))}
      {gatesOpen && !isReadOnly && (
        <Button
          icon="shield"
          onClick={() => setContent({ gates: round.gates.map((gate) => ({ gateKey: gate.key, isRaised: false, reason: '' })) })}
        >
          一票否决事项均未发现
        </Button>
      )}
      <GateFields gates={round.gates} findings={content.gates} isReadOnly={isReadOnly} onChange={(gates) => setContent({ gates })} />
      <div className="sticky bottom-0 -mx-4 grid gap-1 border-t border-line bg-surface px-4 py-3">
        <div className="flex items-baseline justify-between gap-3">
          <p role="status" className="text-14">
            {isReadOnly ? '已封存' : problems.length === 0 ? '已评完，结束时自动封存' : `还差 ${problems.length} 处：${problems[0]}`}
          </p>
          <p className="flex-none text-13 text-ink-3">
            <b className="mr-1 text-22 text-ink">{formatTotal(weightedTotal(content.scores, round.criteria))}</b>分
          </p>
        </div>
        {!isReadOnly && (
          <div className="flex flex-wrap items-center justify-between gap-2">
            <AutosaveStatus of={autosave} />
            <StandAside assignmentId={seat.assignmentId} label={name} roundId={round.id} action={standAside} onDone={autosave.forget} />
          </div>
        )}
      </div>
      {seat.isSealed && <Alert tone="green">这份评分表已经封存，不能再修改。</Alert>}
    </section>
  )
}
