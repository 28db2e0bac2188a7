'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import type { PanelChoice } from '@/lib/rounds/meeting/papers'
import type { PaperView } from '@/lib/rounds/panel-desk-queries'
import { BallotPaper, summaryOf } from './ballot-paper'

type Input = { turnId: string; choices: { nominationId: string; choice: PanelChoice }[] }
type Props = { turnId: string; papers: readonly PaperView[]; action: (input: Input) => Promise<ActionResult<unknown>> }

/** Votes by name: once, on everybody for whom the member does not stand aside. */
export function NamedBallot({ turnId, papers, action }: Props) {
  const [choices, setChoices] = useState<Record<string, PanelChoice>>({})
  const candidates = papers.flatMap((paper) => paper.candidates.map((candidate) => candidate.nominationId))
  const open = candidates.filter((id) => !choices[id]).length
  return (
    <div className="space-y-4">
      <BallotPaper papers={papers} choices={choices} onChoose={(id, choice) => setChoices((all) => ({ ...all, [id]: choice }))} />
      <ActionButton
        variant="primary"
        size="lg"
        action={action}
        input={{ turnId, choices: Object.entries(choices).map(([nominationId, choice]) => ({ nominationId, choice })) }}
        blocked={open > 0 ? `还有 ${open} 个候选对象没有选择` : undefined}
        confirm={{
          title: '确认投票？',
          consequences: `${summaryOf(choices)}。记名投票，您的选择记入会议纪要，投出后不能更改。`,
          confirmLabel: '投票',
        }}
        success="投票完成"
      >
        投票
      </ActionButton>
    </div>
  )
}
