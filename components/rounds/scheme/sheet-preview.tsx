'use client'
import { useState } from 'react'
import { CriterionCard } from '@/components/reviews/criterion-card'
import { GateFields } from '@/components/reviews/gate-fields'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import type { Criterion, Gate } from '@/lib/rounds/scheme'
import { formatTotal, type SheetContent, sheetProblems, weightedTotal } from '@/lib/rounds/score-sheet'

type SheetPreviewProps = { criteria: readonly Criterion[]; gates: readonly Gate[] }

/** The score sheet as reviewers will fill it in; typed scores show the total and what is missing, and are kept nowhere. */
export function SheetPreview({ criteria, gates }: SheetPreviewProps) {
  const [content, setContent] = useState<SheetContent>({ scores: [], gates: [], comment: '' })
  const [active, setActive] = useState(0)
  const rowOf = (key: string) => content.scores.find((row) => row.criterionKey === key) ?? { criterionKey: key, score: null, comment: '' }
  const rubric = { criteria: [...criteria], gates: [...gates] }
  const kept = { ...content, scores: criteria.map((criterion) => rowOf(criterion.key)) }
  const problems = sheetProblems(kept, rubric)
  return (
    <div className="grid gap-4">
      <Alert tone="indigo" title="评审专家将看到的评分表。">
        可以试评，试评内容不保存。
      </Alert>
      <Card className="max-w-2xl">
        <CardHead
          finding={`总分 ${formatTotal(weightedTotal(kept.scores, rubric.criteria))}`}
          sub={problems.length === 0 ? '可以提交' : `还差 ${problems.length} 处：${problems[0] ?? ''}`}
        />
        <CardBody className="space-y-2">
          {criteria.map((criterion, index) => (
            <CriterionCard
              key={criterion.key}
              criterion={criterion}
              number={index + 1}
              row={rowOf(criterion.key)}
              isActive={active === index}
              isReadOnly={false}
              onActivate={() => setActive(index)}
              onChange={(row) =>
                setContent((last) => ({
                  ...last,
                  scores: criteria.map((each) => (each.key === criterion.key ? row : rowOf(each.key))),
                }))
              }
            />
          ))}
          <GateFields
            gates={gates}
            findings={content.gates}
            isReadOnly={false}
            onChange={(findings) => setContent((last) => ({ ...last, gates: findings }))}
          />
        </CardBody>
      </Card>
    </div>
  )
}
