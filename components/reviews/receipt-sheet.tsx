import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { formatInstant } from '@/lib/platform/dates'
import type { Receipt } from '@/lib/rounds/review-queries'

/** A digest in groups of eight, so that it can be compared by eye. */
function Digest({ value }: { value: string }) {
  return <span className="font-mono text-13 break-words">{value.match(/.{1,8}/g)?.join(' ')}</span>
}

/** What the reviewer keeps: with these codes anyone can later tell that a sheet is the one that was sealed. */
export function ReceiptSheet({ receipt }: { receipt: Receipt }) {
  return (
    <Card>
      <CardHead finding={`${receipt.lines.length} 份评分表已封存`} sub={receipt.roundName} />
      <CardBody className="space-y-5">
        <KeyValues
          columns={2}
          items={[
            { label: '评审专家', value: receipt.reviewer },
            { label: '封存时间', value: formatInstant(receipt.sealedAt) },
            { label: '总校验码', value: <Digest value={receipt.digest} />, wide: true },
          ]}
        />
        <TableFrame label="各评分表校验码">
          <thead>
            <tr>
              <Th>候选对象</Th>
              <Th numeric>总分</Th>
              <Th numeric>第几次封存</Th>
              <Th>校验码</Th>
            </tr>
          </thead>
          <tbody>
            {receipt.lines.map((line) => (
              <tr key={line.place}>
                <RowHead className="whitespace-nowrap">{line.label}</RowHead>
                <Td label="总分" numeric>
                  {line.total}
                </Td>
                <Td label="第几次封存" numeric>
                  {line.sheetNumber}
                </Td>
                <Td label="校验码">
                  <Digest value={line.digest} />
                </Td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </CardBody>
      <CardFoot>校验码由评分表的全部内容算出，内容有任何改动，校验码都会不同。请打印或保存本页备查。</CardFoot>
    </Card>
  )
}
