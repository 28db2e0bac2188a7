import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readOwnLetters } from '@/lib/rounds/letter-queries'

export const metadata: Metadata = { title: '结果通知书' }

export default async function LettersPage() {
  const letters = await orNotFound(readOwnLetters(await currentViewer()))
  return (
    <>
      <PageHeader title="结果通知书" sub={letters.length > 0 ? `共 ${letters.length} 份` : undefined} />
      {letters.length === 0 ? (
        <Card>
          <EmptyState icon="file-text" title="还没有通知书" hint="评选结果公布后，通知书会列在这里，并提醒您查阅。" />
        </Card>
      ) : (
        <TableFrame label="结果通知书">
          <thead>
            <tr>
              <Th>通知书</Th>
              <Th>致</Th>
              <Th>日期</Th>
            </tr>
          </thead>
          <tbody>
            {letters.map((letter) => (
              <tr key={letter.id}>
                <RowHead>
                  <TextLink href={`/letters/${letter.id}`}>{letter.heading}</TextLink>
                  {letter.isReplaced && (
                    <span className="ml-2">
                      <Badge tone="grey">已被新通知书代替</Badge>
                    </span>
                  )}
                </RowHead>
                <Td label="致">{letter.addressee}</Td>
                <Td label="日期" className="whitespace-nowrap">
                  {formatDate(letter.releasedOn)}
                </Td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </>
  )
}
