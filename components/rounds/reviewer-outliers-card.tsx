import { Badge } from '@/components/ui/badge'
import { Card, CardFoot, CardHead } from '@/components/ui/card'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { OutlierView } from '@/lib/rounds/ranking-queries'

const signed = (value: number) => `${value > 0 ? '+' : ''}${value.toFixed(1)}`

/** For the supervisor: who is strict, lenient, flat or partial to one unit, with the numbers. */
export function ReviewerOutliersCard({ view }: { view: OutlierView }) {
  const apart = view.rows.filter((row) => row.sentences.length > 0).length
  return (
    <Card>
      <CardHead
        finding={apart > 0 ? `${apart} 位专家的评分有异常迹象，请核查` : '没有专家的评分有异常迹象'}
        sub="偏严、偏宽、不拉开差距、偏向某一单位。只是线索，不是结论。仅监督人员可见"
        className="pb-3"
      />
      <div className="max-h-160 overflow-y-auto print:max-h-none">
        <TableFrame label="评分异常的专家" bare>
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
            {view.rows.map((row) => (
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
                  {row.sentences.length > 0 && (
                    <div className="flex items-start gap-2">
                      <Badge tone="amber">请核查</Badge>
                      <ul className="text-13">
                        {row.sentences.map((sentence) => (
                          <li key={sentence}>{sentence}</li>
                        ))}
                      </ul>
                    </div>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </div>
      <CardFoot>
        <p>
          宽严为正表示偏宽、为负表示偏严，
          {view.isCalibrated ? '由校准模型扣除候选对象差异后得出' : '由与评审同一对象的其他专家比较得出（专家之间重叠不足，不能校准）'}
          ；稳健标准分绝对值超过 3.5 且相差 3 分以上的列为偏严或偏宽。差距比是该专家各份总分的标准差与其他专家对同一批对象的标准差之比，低于
          0.35 的列为不拉开差距。
        </p>
      </CardFoot>
    </Card>
  )
}
