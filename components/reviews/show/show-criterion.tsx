'use client'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Criterion } from '@/lib/rounds/scheme'
import { type CriterionScore, commentLimit, isCommentRequired } from '@/lib/rounds/score-sheet'
import { clampScore, stepScore, weighted } from '../score-steps'

type ShowCriterionProps = { criterion: Criterion; row: CriterionScore; isReadOnly: boolean; onChange: (row: CriterionScore) => void }

/** One criterion under the thumb: a slider with a step down and a step up, the guidance that fits the score beneath. */
export function ShowCriterion({ criterion, row, isReadOnly, onChange }: ShowCriterionProps) {
  const { score } = row
  const band = score === null ? null : criterion.bands.find((each) => score >= each.from && score <= each.to)
  const set = (value: number | null) => onChange({ ...row, score: value })
  const needsComment = score !== null && isCommentRequired(criterion, score)
  return (
    <section aria-label={criterion.name} className="rounded border border-line bg-surface px-3 py-3">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="text-16">
          {criterion.name}
          <span className="ml-2 text-13 font-normal text-ink-3">权重 {criterion.weight}</span>
        </h3>
        <p className={cn('text-22 font-semibold', score === null && 'text-ink-3')}>
          {score === null ? '未评' : score}
          <span className="ml-1 text-13 font-normal text-ink-3">
            / {criterion.scaleMax}
            {score !== null && `，计 ${weighted(criterion, score)}`}
          </span>
        </p>
      </div>
      <div className="mt-2 flex items-center gap-2">
        <Button
          icon="minus"
          size="lg"
          aria-label={`${criterion.name}减 ${criterion.step}`}
          disabled={isReadOnly}
          onClick={() => set(stepScore(criterion, score, -1))}
        />
        <input
          type="range"
          aria-label={`${criterion.name}评分`}
          aria-valuetext={score === null ? '未评' : `${score} 分`}
          min={0}
          max={criterion.scaleMax}
          step={criterion.step}
          disabled={isReadOnly}
          value={score ?? criterion.scaleMax / 2}
          onChange={(event) => set(clampScore(criterion, event.target.value, score))}
          className="h-11 min-w-0 flex-1 accent-indigo"
        />
        <Button
          icon="plus"
          size="lg"
          aria-label={`${criterion.name}加 ${criterion.step}`}
          disabled={isReadOnly}
          onClick={() => set(stepScore(criterion, score, 1))}
        />
      </div>
      <p className="mt-1 min-h-5 text-13 text-ink-2">{band ? band.text : criterion.description}</p>
      {needsComment && (
        <Field
          id={`comment-${criterion.key}`}
          label={`${criterion.name}的评语`}
          required
          error={row.comment.trim() ? undefined : `评 ${score} 分，须填写评语。`}
        >
          {(aria) => (
            <Input
              {...aria}
              readOnly={isReadOnly}
              maxLength={commentLimit}
              value={row.comment}
              onChange={(event) => onChange({ ...row, comment: event.target.value })}
            />
          )}
        </Field>
      )}
    </section>
  )
}
