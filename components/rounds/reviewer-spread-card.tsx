import { Badge } from '@/components/ui/badge'
import { Card, CardHead } from '@/components/ui/card'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { ReviewerSpread } from '@/lib/rounds/reviewer-spread'

const signed = (value: number) => `${value > 0 ? '+' : ''}${value.toFixed(2)}`

/** For the supervisor: who judged far from the others on the same candidates. */
export function ReviewerSpreadCard({ rows }: { rows: readonly ReviewerSpread[] }) {
  const far = rows.filter((row) => row.isFar).length
  return (
    <Card>
      <CardHead
        finding={far > 0 ? `${far} 位专家与评审同一对象的其他专家相差较远` : '没有专家的评分明显偏离'}
        sub="只比较原始评分，未扣除各组对象和专家的差异；平均差为正表示偏宽，为负表示偏严。仅监督人员可见"
        className="pb-3"
      />
      <TableFrame label="专家评分离散情况" bare>
        <thead>
          <tr>
            <Th>专家</Th>
            <Th numeric>评分表</Th>
            <Th numeric>平均差</Th>
            <Th numeric>平均绝对差</Th>
            <Th>提示</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.reviewer}>
              <RowHead>{row.reviewer}</RowHead>
              <Td label="评分表" numeric>
                {row.sheets}
              </Td>
              <Td label="平均差" numeric>
                {signed(row.difference)}
              </Td>
              <Td label="平均绝对差" numeric>
                {row.distance.toFixed(2)}
              </Td>
              <Td label="提示">{row.isFar ? <Badge tone="amber">相差较远</Badge> : ''}</Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Card>
  )
}
