import type { Metadata } from 'next'
import { LetterView } from '@/components/letters/letter-view'
import { PrintButton } from '@/components/reviews/print-button'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import { Card, CardFoot } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readLetter } from '@/lib/rounds/letter-queries'

export const metadata: Metadata = { title: '结果通知书' }

export default async function LetterPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const letter = await orNotFound(readLetter(viewer, id))
  const isOwn = viewer.role === 'talent' || viewer.role === 'unitHr'
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title="结果通知书"
          sub={letter.content.addressee.replace(/：$/, '')}
          actions={
            <>
              {isOwn && letter.nominationId && <LinkButton href={`/nominations/${letter.nominationId}/reexamination`}>程序复核</LinkButton>}
              <PrintButton>打印</PrintButton>
            </>
          }
        />
      </div>
      {letter.isReplaced && (
        <Alert tone="amber" className="mb-4">
          本轮结果已重新审议，这份通知书已被新的通知书代替。
        </Alert>
      )}
      <Card className="print:border-0">
        <LetterView content={letter.content} />
        <CardFoot className="break-all">通知书校验码：{letter.digest}</CardFoot>
      </Card>
    </>
  )
}
