'use client'
import { RadioGroup } from '@/components/ui/radio-group'
import { type PanelChoice, panelChoiceNames, panelChoices } from '@/lib/rounds/meeting/papers'
import type { PaperView } from '@/lib/rounds/panel-desk-queries'

type Props = {
  papers: readonly PaperView[]
  choices: Readonly<Record<string, PanelChoice>>
  onChoose: (nominationId: string, choice: PanelChoice) => void
  disabled?: boolean
}

const options = panelChoices.map((choice) => ({ value: choice, label: panelChoiceNames[choice] }))

/** The candidates in the order of the ranking, one choice each. */
export function BallotPaper({ papers, choices, onChoose, disabled }: Props) {
  const candidates = papers.flatMap((paper) => paper.candidates).sort((a, b) => a.rank - b.rank)
  return (
    <ol className="divide-y divide-line border-y border-line">
      {candidates.map((candidate) => (
        <li key={candidate.nominationId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
          <div className="min-w-0 basis-60">
            <p>
              <span className="mr-2 text-13 text-ink-3">第 {candidate.rank} 名</span>
              <b>{candidate.name}</b>
            </p>
            <p className="text-13 text-ink-3">
              {candidate.unit} · {candidate.line} · {candidate.value.toFixed(2)} 分
            </p>
          </div>
          <RadioGroup
            legend={`对${candidate.name}的表决`}
            hideLegend
            name={`vote-${candidate.nominationId}`}
            options={options}
            value={choices[candidate.nominationId] ?? ''}
            onValueChange={(value) => onChoose(candidate.nominationId, value as PanelChoice)}
            disabled={disabled}
          />
        </li>
      ))}
    </ol>
  )
}

/** How many of each choice, in words. */
export function summaryOf(choices: Readonly<Record<string, PanelChoice>>): string {
  const chosen = Object.values(choices)
  return panelChoices.map((choice) => `${panelChoiceNames[choice]} ${chosen.filter((each) => each === choice).length} 个`).join('，')
}
