import { ProbabilityBar } from '@/components/charts/interval-dot'
import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { PanelDossier } from '@/lib/rounds/panel-desk-queries'

const results = {
  selected: { tone: 'green', word: '名额内' },
  tied: { tone: 'amber', word: '并列待定' },
  notSelected: { tone: 'grey', word: '名额外' },
} as const

/** What the panel decides on: order, certainty near the cut-off, effect of the quotas, who stands aside. */
export function DossierTable({ roundId, dossier }: { roundId: string; dossier: NonNullable<PanelDossier> }) {
  const withProbability = dossier.rows.some((row) => row.probability !== null)
  return (
    <TableFrame label="评审材料" bare>
      <thead>
        <tr>
          <Th numeric>名次</Th>
          <Th>候选对象</Th>
          <Th>单位</Th>
          <Th>条线</Th>
          <Th numeric>得分</Th>
          {withProbability && <Th numeric>线上概率</Th>}
          <Th>名额</Th>
          <Th>名额影响</Th>
          <Th>回避成员</Th>
        </tr>
      </thead>
      <tbody>
        {dossier.rows.map((row) => (
          <tr key={row.nominationId}>
            <Td label="名次" numeric>
              {row.rank}
            </Td>
            <RowHead className="whitespace-nowrap">
              <TextLink href={`/rounds/${roundId}/scores/${row.nominationId}`}>{row.name}</TextLink>
            </RowHead>
            <Td label="单位" muted>
              {row.unit}
            </Td>
            <Td label="条线" muted className="whitespace-nowrap">
              {row.line}
            </Td>
            <Td label="得分" numeric strong>
              {row.value.toFixed(2)}
            </Td>
            {withProbability && (
              <Td label="线上概率" numeric>
                {row.probability === null ? '—' : <ProbabilityBar value={row.probability} />}
              </Td>
            )}
            <Td label="名额">
              <Badge tone={results[row.result].tone}>{results[row.result].word}</Badge>
            </Td>
            <Td label="名额影响" muted className="text-13">
              {row.reason}
            </Td>
            <Td label="回避成员" className="text-13">
              {row.recused.join('、') || '无'}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
