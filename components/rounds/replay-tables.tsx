import { Badge } from '@/components/ui/badge'
import { Card, CardFoot, CardHead } from '@/components/ui/card'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { ReplayRow, ReplayView } from '@/lib/rounds/replay-queries'

const results = {
  selected: { tone: 'green', word: '入围' },
  tied: { tone: 'amber', word: '待定' },
  notSelected: { tone: 'grey', word: '未入围' },
} as const

const mostNames = 12

function names(list: readonly string[]): string {
  if (list.length === 0) return '无'
  return list.length > mostNames ? `${list.slice(0, mostNames).join('、')} 等 ${list.length} 个` : list.join('、')
}

/** Every rule under the same places: who would have come in, who would have dropped out. */
export function ReplaySummaries({ view }: { view: ReplayView }) {
  return (
    <Card>
      <CardHead finding="四种规则对照" sub="在同样的名额设定下，与当时固定的排序相比" className="pb-3" />
      <TableFrame label="四种规则对照" bare>
        <thead>
          <tr>
            <Th>合成规则</Th>
            <Th>将会入围</Th>
            <Th>将会落选</Th>
            <Th numeric>并列待定</Th>
          </tr>
        </thead>
        <tbody>
          {view.summaries.map((summary) => (
            <tr key={summary.rule}>
              <RowHead>
                {summary.name}
                {summary.isAnnounced && (
                  <span className="ml-2">
                    <Badge tone="indigo">方案规则</Badge>
                  </span>
                )}
              </RowHead>
              {summary.unavailable ? (
                <Td label="说明" colSpan={3} muted>
                  {summary.unavailable}
                </Td>
              ) : (
                <>
                  <Td label="将会入围">{names(summary.entering)}</Td>
                  <Td label="将会落选">{names(summary.leaving)}</Td>
                  <Td label="并列待定" numeric>
                    {summary.unsure}
                  </Td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Card>
  )
}

function move(row: ReplayRow): string {
  const steps = row.before.rank - row.after.rank
  return steps === 0 ? '不变' : steps > 0 ? `升 ${steps}` : `降 ${-steps}`
}

/** The order by the rule asked for beside the frozen one; those who change come first. */
export function ReplayTable({ view }: { view: ReplayView }) {
  const changed = view.rows.filter((row) => row.isChanged)
  const rows = [...changed, ...view.rows.filter((row) => !row.isChanged)]
  return (
    <Card>
      <CardHead
        finding={changed.length > 0 ? `${changed.length} 个对象的结果会变化` : '没有对象的结果会变化'}
        sub={`按“${view.ruleName}”推演，与当时固定的排序并列；结果会变化的排在前面`}
        className="pb-3"
      />
      <TableFrame label="推演前后的名次" bare>
        <thead>
          <tr>
            <Th>候选对象</Th>
            <Th>单位</Th>
            <Th>条线</Th>
            <Th numeric>原名次</Th>
            <Th>原结果</Th>
            <Th numeric>推演名次</Th>
            <Th>推演结果</Th>
            <Th>名次变动</Th>
            <Th>实际结果</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.nominationId}>
              <RowHead className="whitespace-nowrap">
                {row.name}
                {row.isGrassroots && <span className="ml-1.5 text-12 text-ink-3">基层</span>}
              </RowHead>
              <Td label="单位" muted>
                {row.unit}
              </Td>
              <Td label="条线" muted className="whitespace-nowrap">
                {row.line}
              </Td>
              <Td label="原名次" numeric>
                {row.before.rank}
              </Td>
              <Td label="原结果">
                <Badge tone={results[row.before.result].tone}>{results[row.before.result].word}</Badge>
              </Td>
              <Td label="推演名次" numeric strong>
                {row.after.rank}
              </Td>
              <Td label="推演结果">
                <Badge tone={results[row.after.result].tone} outline>
                  {results[row.after.result].word}
                </Badge>
              </Td>
              <Td label="名次变动" muted>
                {move(row)}
              </Td>
              <Td label="实际结果">{row.label.text}</Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <CardFoot>
        {view.warnings.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
        {view.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p>推演只用固定的评分表重算名次和名额，不含领导小组的表决；“实际结果”是本轮最终的结果。</p>
      </CardFoot>
    </Card>
  )
}
