'use client'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import type { Criterion } from '@/lib/rounds/scheme'
import { type CriterionScore, commentLimit, isCommentRequired } from '@/lib/rounds/score-sheet'
import { clampScore, stepScore, weighted } from './score-steps'

type CriterionCardProps = {
  criterion: Criterion
  /** From 1: the key that leads here. */
  number: number
  row: CriterionScore
  isActive: boolean
  isReadOnly: boolean
  onActivate: () => void
  onChange: (row: CriterionScore) => void
}

function rule(criterion: Criterion): string {
  const { commentAtOrAbove: high, commentBelow: low } = criterion
  if (high !== null && low !== null) return `${high} 分及以上或 ${low} 分以下必填`
  if (high !== null) return `${high} 分及以上必填`
  return low !== null ? `${low} 分以下必填` : '可不填'
}

/** One criterion: closed a line with its score, open the scale, the guidance and the comment. */
export function CriterionCard(props: CriterionCardProps) {
  const { criterion, number, row, isActive, isReadOnly, onActivate, onChange } = props
  const card = useRef<HTMLElement>(null)
  // Beside the file the sheet scrolls by itself; below it, on a phone, the page stays at the file until the reviewer moves on.
  const isFirst = useRef(true)
  useEffect(() => {
    if (isActive && (!isFirst.current || window.matchMedia('(min-width: 1024px)').matches))
      card.current?.scrollIntoView({ block: 'nearest' })
    isFirst.current = false
  }, [isActive])
  const { score } = row
  const lacksComment = score !== null && isCommentRequired(criterion, score) && !row.comment.trim()
  const state = score === null ? 'open' : lacksComment ? 'lacking' : 'done'
  return (
    <section
      ref={card}
      aria-label={criterion.name}
      className={cn('scroll-m-4 rounded border bg-surface', isActive ? 'border-2 border-indigo' : 'border-line')}
    >
      <h3>
        <button
          type="button"
          aria-expanded={isActive}
          onClick={onActivate}
          className="flex w-full cursor-pointer items-start gap-3 px-3 py-2.5 text-left font-normal"
        >
          <span
            className={cn(
              'grid size-6 flex-none place-items-center rounded-mark text-13 font-semibold',
              isActive
                ? 'bg-indigo text-ink-on'
                : state === 'done'
                  ? 'bg-green-tint text-green'
                  : state === 'lacking'
                    ? 'bg-rose-tint text-rose'
                    : 'bg-grey-tint text-ink-3',
            )}
          >
            {number}
          </span>
          <span className="min-w-0 flex-1">
            <span className="flex flex-wrap items-baseline gap-x-2">
              <b>{criterion.name}</b>
              <span className="text-13 text-ink-3">
                权重 {criterion.weight}
                {isActive && ` · 0 至 ${criterion.scaleMax} 分，每档 ${criterion.step}`}
              </span>
            </span>
            {!isActive && (
              <span className={cn('block truncate text-13', lacksComment ? 'text-rose' : 'text-ink-3')}>
                {lacksComment ? '还缺评语' : row.comment || criterion.description}
              </span>
            )}
          </span>
          <span className="flex-none text-right leading-tight">
            <b className={cn('text-18', score === null && 'text-14 font-normal text-ink-3')}>{score === null ? '未评' : score}</b>
            {score !== null && <span className="block text-12 text-ink-3">折合 {weighted(criterion, score)}</span>}
          </span>
        </button>
      </h3>
      {isActive && (
        <div className="space-y-3 px-3 pb-3">
          {criterion.description && <p className="text-13 text-ink-3">{criterion.description}</p>}
          <ScoreStepper
            criterion={criterion}
            score={score}
            isReadOnly={isReadOnly}
            onChange={(next) => onChange({ ...row, score: next })}
          />
          <Guidance criterion={criterion} score={score} />
          <Field
            id={`comment-${criterion.key}`}
            label="评语"
            aside={rule(criterion)}
            error={lacksComment ? `评 ${score} 分，须填写评语。` : undefined}
          >
            {(aria) => (
              <Textarea
                {...aria}
                rows={3}
                readOnly={isReadOnly}
                value={row.comment}
                limit={commentLimit}
                note="封存后供评审领导小组参阅"
                onChange={(event) => onChange({ ...row, comment: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </section>
  )
}

type StepperProps = { criterion: Criterion; score: number | null; isReadOnly: boolean; onChange: (score: number | null) => void }

/** Buttons, a box and a slider for one number; the slider holds the focus when a criterion is opened by key. */
function ScoreStepper({ criterion, score, isReadOnly, onChange }: StepperProps) {
  const slider = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (window.matchMedia('(min-width: 1024px)').matches) slider.current?.focus({ preventScroll: true })
  }, [])
  // What is being typed stands in the box until it is left; then the nearest step does.
  const [typed, setTyped] = useState<string | null>(null)
  const step = (direction: 1 | -1) => !isReadOnly && onChange(stepScore(criterion, score, direction))
  function take() {
    if (typed !== null) onChange(clampScore(criterion, typed, score))
    setTyped(null)
  }
  return (
    <div className="flex items-center gap-2">
      <IconButton
        variant="default"
        icon="minus"
        label={`${criterion.name}减 ${criterion.step} 分`}
        disabled={isReadOnly}
        onClick={() => step(-1)}
      />
      <input
        aria-label={`${criterion.name}分数`}
        inputMode="decimal"
        autoComplete="off"
        readOnly={isReadOnly}
        className="h-9 w-16 rounded border border-line-strong bg-surface text-center text-18 font-semibold max-md:h-11"
        value={typed ?? score ?? ''}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
          if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault()
            setTyped(null)
            step(event.key === 'ArrowUp' ? 1 : -1)
          }
        }}
      />
      <IconButton
        variant="default"
        icon="plus"
        label={`${criterion.name}加 ${criterion.step} 分`}
        disabled={isReadOnly}
        onClick={() => step(1)}
      />
      <input
        ref={slider}
        type="range"
        aria-label={`${criterion.name}分数滑块`}
        aria-valuetext={score === null ? '未评' : `${score} 分`}
        min={0}
        max={criterion.scaleMax}
        step={criterion.step}
        value={score ?? 0}
        disabled={isReadOnly}
        className={cn('min-w-0 flex-1 accent-indigo', score === null && 'opacity-50')}
        onChange={(event) => onChange(Number(event.target.value))}
        onKeyDown={(event) => {
          if (!['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(event.key)) return
          event.preventDefault()
          step(event.key === 'ArrowUp' || event.key === 'ArrowRight' ? 1 : -1)
        }}
      />
      <span className="w-20 flex-none text-right text-13 text-ink-3">
        折合 <b className="text-16 text-ink">{score === null ? '—' : weighted(criterion, score)}</b>
      </span>
    </div>
  )
}

/** What the scheme says about each band; the one in which the score lies is lit. */
function Guidance({ criterion, score }: { criterion: Criterion; score: number | null }) {
  if (criterion.bands.length === 0) return null
  return (
    <ul className="text-13">
      {criterion.bands.map((band) => {
        const isLit = score !== null && score >= band.from && score <= band.to
        return (
          <li
            key={band.from}
            aria-current={isLit || undefined}
            className={cn('flex gap-3 rounded-mark px-2 py-1', isLit ? 'bg-indigo-tint font-semibold text-indigo-strong' : 'text-ink-2')}
          >
            <span className="w-14 flex-none">
              {band.from}–{band.to}
            </span>
            <span>{band.text}</span>
          </li>
        )
      })}
    </ul>
  )
}
