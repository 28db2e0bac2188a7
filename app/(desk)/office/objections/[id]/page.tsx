import type { Metadata } from 'next'
import { DecideObjectionForm } from '@/components/rounds/decide-objection-form'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { FileList } from '@/components/ui/file-list'
import { KeyValues } from '@/components/ui/key-values'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate, formatInstant } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readObjection } from '@/lib/rounds/objection-queries'
import { decideObjectionAction } from '../actions'

export const metadata: Metadata = { title: '异议' }

export default async function ObjectionPageView({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const page = await orNotFound(readObjection(viewer, id))
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: '公示与异议', href: '/office/objections' }]}
        title={`异议 ${page.number}`}
        badge={<Badge tone={page.label.tone}>{page.label.text}</Badge>}
        sub={page.roundName}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_400px]">
        <div className="grid gap-4">
          <Card>
            <CardHead finding={page.ground} sub={`${formatInstant(page.receivedAt)} 收到，公示至${formatDate(page.publicityEndsOn)}`} />
            <CardBody className="space-y-3">
              <p className="whitespace-pre-line">{page.statement}</p>
              {page.evidenceFileId ? (
                <FileList files={[{ name: '证据材料', href: `/api/files/${page.evidenceFileId}` }]} />
              ) : (
                <p className="text-13 text-ink-3">没有附证据文件。</p>
              )}
            </CardBody>
          </Card>
          {page.answer && (
            <Card>
              <CardHead
                finding="书面答复"
                sub={[page.decidedAt && formatInstant(page.decidedAt), page.decidedBy].filter(Boolean).join(' · ')}
              />
              <CardBody>
                <p className="whitespace-pre-line">{page.answer}</p>
              </CardBody>
            </Card>
          )}
        </div>
        <div className="grid gap-4">
          <Card>
            <CardHead finding="当事人" sub="异议人信息加密保存，每次查看均有记录，不得向候选对象透露" />
            <CardBody>
              <KeyValues
                columns={1}
                items={[
                  { label: '异议人', value: page.objector?.name },
                  { label: '联系方式', value: page.objector?.contact },
                  {
                    label: '异议对象',
                    value: (
                      <span className="flex flex-wrap items-center gap-2">
                        <TextLink href={`/rounds/${page.roundId}/candidates/${page.nominationId}`}>{page.candidate}</TextLink>
                        <Badge tone={page.candidateLabel.tone}>{page.candidateLabel.text}</Badge>
                      </span>
                    ),
                  },
                  { label: '所在单位', value: page.candidateUnit },
                ]}
              />
            </CardBody>
          </Card>
          {page.abilities.events.length > 0 && (
            <Card>
              <CardHead finding="办理" />
              <CardBody>
                <DecideObjectionForm key={page.version} page={page} action={decideObjectionAction} />
              </CardBody>
            </Card>
          )}
        </div>
      </div>
    </>
  )
}
