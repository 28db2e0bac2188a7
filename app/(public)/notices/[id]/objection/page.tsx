import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ObjectionForm } from '@/components/public/objection-form'
import { PublicPage, PublicTitle } from '@/components/shell/public-frame'
import { Alert } from '@/components/ui/alert'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readPublicity } from '@/lib/rounds/public-queries'
import { sendObjection } from './actions'

export const metadata: Metadata = { title: '提出异议', robots: { index: false, follow: false } }

export default async function ObjectionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const publicity = await orNotFound(readPublicity(id))
  return (
    <PublicPage>
      <Breadcrumb
        items={[
          { label: '评选与公示', href: '/notices' },
          { label: publicity.list.roundName, href: `/notices/${id}` },
          { label: '提出异议' },
        ]}
      />
      <div className="mt-4 max-w-[760px]">
        <PublicTitle title="提出异议" sub="请实名填写。姓名和联系方式加密保存，只供核查和答复使用，不告知被异议人。" />
        {publicity.isRunning ? (
          <ObjectionForm
            publicityId={publicity.id}
            candidates={publicity.list.candidates.map(({ nominationId, name, unit }) => ({
              value: nominationId,
              label: `${name}（${unit}）`,
            }))}
            inadmissibleGrounds={publicity.list.inadmissibleGrounds}
            submissionKey={randomUUID()}
            action={sendObjection}
          />
        ) : (
          <Alert tone="amber">公示期已结束，不再受理异议。</Alert>
        )}
      </div>
    </PublicPage>
  )
}
