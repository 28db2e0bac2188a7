'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ActionResult } from '@/components/forms/action-result'
import { useAutosave } from '@/components/forms/autosave'
import { AutosaveStatus } from '@/components/forms/autosave-status'
import { DraftAlerts } from '@/components/forms/draft-alerts'
import { FocusFrame } from '@/components/shell/focus-frame'
import { Alert } from '@/components/ui/alert'
import { Button, LinkButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { Textarea } from '@/components/ui/textarea'
import { Ticks } from '@/components/ui/ticks'
import { toast } from '@/components/ui/toast'
import { formatInstant } from '@/lib/platform/dates'
import type { DeclarableKind } from '@/lib/rounds/review-schema'
import { formatTotal, type SheetContent, scoredWeight, sheetProblems, weightedTotal } from '@/lib/rounds/score-sheet'
import type { ScoringView } from '@/lib/rounds/scoring-queries'
import { CriterionCard } from './criterion-card'
import { GateFields } from './gate-fields'
import { stepScore } from './score-steps'
import { StandAside } from './stand-aside'

type SheetDraft = { content: SheetContent; isFlagged: boolean }

type ScoringDeskProps = {
  view: ScoringView
  save: (input: { assignmentId: string; version: number } & SheetDraft) => Promise<ActionResult<{ version: number; savedAt: string }>>
  standAside: (input: { assignmentId: string; kind: DeclarableKind; reason: string }) => Promise<ActionResult<{ roundId: string }>>
  /** The candidate's file, and the way through it. */
  dossier: ReactNode
  contents: ReactNode
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['range', 'radio', 'checkbox'].includes(target.type))

/** Milliseconds: words are saved after a pause, a score at once. */
const typingPause = 1200

const wordsOf = ({ comment, gates, scores }: SheetContent): string =>
  [comment, ...gates.map((gate) => gate.reason), ...scores.map((row) => row.comment)].filter(Boolean).join('\n')

/** A candidate's file at the left, the reviewer's sheet at the right; the whole can be done from the keyboard. */
export function ScoringDesk({ view, save, standAside, dossier, contents }: ScoringDeskProps) {
  const { round, current, places } = view
  const router = useRouter()
  const base = `/reviews/${round.id}`
  const [draft, setDraft] = useState<SheetDraft>({ content: current.content, isFlagged: current.isFlagged })
  const { content } = draft
  const firstOpen = round.criteria.findIndex(
    (criterion) => !content.scores.some((row) => row.criterionKey === criterion.key && row.score !== null),
  )
  const [delay, setDelay] = useState(0)
  const [active, setActive] = useState(Math.max(0, firstOpen))
  const isReadOnly = current.isSealed || !view.isOpen
  const autosave = useAutosave({
    values: draft,
    version: current.version,
    storageKey: `draft:sheet:${current.assignmentId}`,
    enabled: !isReadOnly,
    delay,
    save: (values, version) => save({ assignmentId: current.assignmentId, version, ...values }),
  })

  // The page in the browser's history still holds what was there before; it is read again when somebody comes back to it.
  const hasSaved = useRef(false)
  useEffect(() => {
    if (autosave.status === 'saved') hasSaved.current = true
  }, [autosave.status])
  useEffect(
    () => () => {
      if (hasSaved.current) router.refresh()
    },
    [router],
  )

  const rowOf = (key: string) => content.scores.find((row) => row.criterionKey === key) ?? { criterionKey: key, score: null, comment: '' }
  const setContent = (part: Partial<SheetContent>) => {
    setDelay(wordsOf({ ...content, ...part }) === wordsOf(content) ? 0 : typingPause)
    setDraft((before) => ({ ...before, content: { ...before.content, ...part } }))
  }
  const setRow = (key: string, part: Partial<ReturnType<typeof rowOf>>) =>
    setContent({ scores: round.criteria.map((each) => (each.key === key ? { ...rowOf(key), ...part } : rowOf(each.key))) })
  const problems = sheetProblems(content, round)
  const isComplete = problems.length === 0
  const neighbour = (offset: number) => places.find((place) => place.place === current.place + offset)
  const [previous, next] = [neighbour(-1), neighbour(1)]
  const done = places.filter((place) =>
    place.place === current.place ? isComplete : place.state === 'complete' || place.state === 'sealed',
  ).length
  const open = places.length - done

  async function go(href: string) {
    if (!isReadOnly && !(await autosave.flush())) {
      toast.error('这份评分表没有保存成功，内容已留在本机，请稍后再换下一位。')
      return
    }
    router.push(href)
  }
  const hrefOf = (place: number) => `${base}/score?place=${place}`
  const onward = next ? hrefOf(next.place) : `${base}/overview`

  function press(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      void go(onward)
      return
    }
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return
    const index = Number(event.key) - 1
    if (/^[1-9]$/.test(event.key) && index < round.criteria.length) {
      event.preventDefault()
      setActive(index)
    }
    const criterion = round.criteria[active]
    const target = event.target
    const isControl = target instanceof HTMLInputElement || target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement
    if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && criterion && !isReadOnly && !isControl) {
      event.preventDefault()
      setRow(criterion.key, { score: stepScore(criterion, rowOf(criterion.key).score, event.key === 'ArrowUp' ? 1 : -1) })
    }
  }
  const onKey = useRef(press)
  useEffect(() => {
    onKey.current = press
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const deadline = view.closesAt
    ? ` · ${formatInstant(view.closesAt)} 截止${view.daysLeft !== null && view.daysLeft >= 0 ? `，还有 ${view.daysLeft} 天` : '，已截止'}`
    : ''
  return (
    <FocusFrame
      backHref="/reviews"
      backLabel="返回评审工作"
      title={round.name}
      sub={`专家评审${deadline}`}
      middle={<Ticks label="已评" done={done} current={current.place} total={places.length} note={`正在评第 ${current.place} 位`} />}
      right={
        <>
          {!isReadOnly && <AutosaveStatus of={autosave} />}
          <LinkButton href={`${base}/overview`} size="sm" icon="table">
            总览
          </LinkButton>
        </>
      }
    >
      <div className="grid h-full min-h-0 grid-cols-[148px_minmax(0,1fr)_minmax(460px,38%)] max-xl:grid-cols-[minmax(0,1fr)_minmax(420px,44%)] max-lg:block">
        {contents}
        <div className="min-h-0 overflow-y-auto bg-surface">{dossier}</div>
        <section aria-label="评分表" className="flex min-h-0 flex-col border-l border-line bg-ground max-lg:border-t max-lg:border-l-0">
          <header className="flex flex-none items-center justify-between gap-3 border-b border-line bg-surface px-5 py-3 max-md:px-4">
            <div>
              <h2 className="text-16">评分表</h2>
              <p className="text-12 text-ink-3">
                方案第 {round.schemeVersion} 版 · {round.criteria.length} 项权重合计 100
              </p>
            </div>
            <p className="flex items-baseline gap-2 text-13 text-ink-3" aria-live="polite">
              已评权重 {scoredWeight(content.scores, round.criteria)} / 100
              <b className="text-28 leading-none text-ink">{formatTotal(weightedTotal(content.scores, round.criteria))}</b>
              {isComplete ? '总分' : '暂计分'}
            </p>
          </header>
          <div className="min-h-0 flex-1 space-y-2 overflow-y-auto px-5 py-3 max-md:px-4">
            {current.isSealed && <Alert tone="green">这份评分表已封存，不能再修改。</Alert>}
            {!current.isSealed && !view.isOpen && (
              <Alert tone="rose">已过评分截止时间，不能再修改；此前保存的草稿仍然保留，请联系市人才办。</Alert>
            )}
            <DraftAlerts
              autosave={autosave}
              onRestore={(values) => {
                setDraft(values)
                autosave.discardRecovered()
              }}
            />
            {round.criteria.map((criterion, index) => (
              <CriterionCard
                key={criterion.key}
                criterion={criterion}
                number={index + 1}
                row={rowOf(criterion.key)}
                isActive={index === active}
                isReadOnly={isReadOnly}
                onActivate={() => setActive(index)}
                onChange={(row) => setRow(criterion.key, row)}
              />
            ))}
            <GateFields gates={round.gates} findings={content.gates} isReadOnly={isReadOnly} onChange={(gates) => setContent({ gates })} />
            <div className="rounded border border-line bg-surface px-3 py-2.5">
              <Field id="sheet-comment" label="总评语" optional>
                {(aria) => (
                  <Textarea
                    {...aria}
                    rows={2}
                    limit={1200}
                    readOnly={isReadOnly}
                    value={content.comment}
                    onChange={(event) => setContent({ comment: event.target.value })}
                  />
                )}
              </Field>
            </div>
          </div>
          <footer className="flex-none space-y-2 border-t border-line bg-surface px-5 py-3 max-md:px-4">
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-ink-3 max-lg:hidden">
              <span>
                <Kbd>1</Kbd>–<Kbd>{Math.min(9, round.criteria.length)}</Kbd> 换项
              </span>
              <span>
                <Kbd>↑</Kbd> <Kbd>↓</Kbd> 加减一档
              </span>
              <span>
                <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> 下一位
              </span>
            </p>
            <div className="flex flex-wrap items-center gap-2">
              <Button icon="chevron-left" disabled={!previous} onClick={() => previous && void go(hrefOf(previous.place))}>
                上一位
              </Button>
              <Button
                icon="flag"
                aria-pressed={draft.isFlagged}
                disabled={isReadOnly}
                className={draft.isFlagged ? 'border-amber bg-amber-tint' : undefined}
                onClick={() => setDraft((before) => ({ ...before, isFlagged: !before.isFlagged }))}
              >
                {draft.isFlagged ? '已标存疑' : '存疑标记'}
              </Button>
              <Button variant="primary" className="min-w-48 flex-1" onClick={() => void go(onward)}>
                {next ? `下一位：${next.label}` : '查看总览'}
                <Icon name="chevron-right" size={16} />
              </Button>
            </div>
            <div className="flex flex-wrap items-center justify-between gap-2 text-13 text-ink-3">
              <span>
                {open > 0 ? `还有 ${open} 位未评完。全部评完后在总览页封存，封存后不可更改。` : '已全部评完，请到总览页核对并封存。'}
              </span>
              {!isReadOnly && (
                <StandAside
                  assignmentId={current.assignmentId}
                  label={current.label}
                  roundId={round.id}
                  action={standAside}
                  onDone={autosave.forget}
                />
              )}
            </div>
          </footer>
        </section>
      </div>
    </FocusFrame>
  )
}
