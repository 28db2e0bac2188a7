import { Badge } from '@/components/ui/badge'
import { Card, CardFoot, CardHead } from '@/components/ui/card'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { OutlierRow, OutlierView } from '@/lib/rounds/ranking-queries'

const signed = (value: number) => `${value > 0 ? '+' : ''}${value.toFixed(1)}`

function Rows({ label, rows }: { label: string; rows: readonly OutlierRow[] }) {
  return (
    <TableFrame label={label} bare>
      <thead>
        <tr>
          <Th>专家</Th>
          <Th numeric>评分表</Th>
          <Th numeric>宽严（分）</Th>
          <Th numeric>稳健标准分</Th>
          <Th numeric>差距比</Th>
          <Th>发现</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHead className="whitespace-nowrap">{row.reviewer}</RowHead>
            <Td label="评分表" numeric>
              {row.sheets}
            </Td>
            <Td label="宽严（分）" numeric>
              {signed(row.level)}
            </Td>
            <Td label="稳健标准分" numeric muted>
              {row.z === null ? '不计' : signed(row.z)}
            </Td>
            <Td label="差距比" numeric muted>
              {row.spreadRatio === null ? '不计' : row.spreadRatio.toFixed(2)}
            </Td>
            <Td label="发现">
              {row.sentences.length > 0 ? (
                <div className="flex items-start gap-2">
                  <Badge tone="amber">请核查</Badge>
                  <ul className="text-13">
                    {row.sentences.map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                </div>
              ) : (
                '无'
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** For the supervisor: who is strict, lenient, flat or partial to one unit, with the numbers; the others folded below. */
export function ReviewerOutliersCard({ view }: { view: OutlierView }) {
  const apart = view.rows.filter((row) => row.sentences.length > 0)
  const others = view.rows.filter((row) => row.sentences.length === 0)
  return (
    <Card>
      <CardHead
        finding={apart.length > 0 ? `${apart.length} 位专家的评分有异常迹象，请核查` : '扣除候选对象水平的差异后，没有专家的评分有异常迹象'}
        sub="偏严、偏宽、不拉开差距、偏向某一单位。只是线索，不是结论。仅监督人员可见"
        className="pb-3"
      />
      {apart.length > 0 && <Rows label="评分有异常迹象的专家" rows={apart} />}
      {others.length > 0 && (
        <details className="border-t border-line">
          <summary className="cursor-pointer px-5 py-3 text-14 text-indigo">
            {apart.length > 0 ? '其余' : '全部'} {others.length} 位专家的数据
          </summary>
          <Rows label={apart.length > 0 ? '其余专家' : '全部专家'} rows={others} />
        </details>
      )}
      <CardFoot>
        <p>
          宽严为正表示偏宽、为负表示偏严，
          {view.isCalibrated ? '由校准模型扣除候选对象差异后得出' : '由与评审同一对象的其他专家比较得出（专家之间重叠不足，不能校准）'}
          ；稳健标准分绝对值超过 3.5 且相差 3 分以上的列为偏严或偏宽。差距比是该专家各份总分的标准差与其他专家对同一批对象的标准差之比，低于
          0.35 的列为不拉开差距。对一个单位的对象比对其余对象高或低 5 分以上、且远超其评分的一般波动的，列为偏向该单位。
        </p>
      </CardFoot>
    </Card>
  )
}
