import type { Metadata } from 'next'
import { firstValue, hrefWith, type ListParams } from '@/components/tables/list-url'
import { RecognitionList } from '@/components/titles/recognition-list'
import { RequestRecognitionDialog } from '@/components/titles/request-recognition-dialog'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readRecognitions } from '@/lib/titles/recognition-queries'
import { RECOGNITION_LABELS, type RecognitionState } from '@/lib/titles/recognition-states'
import { answerRecognitionAction, findOwnPeopleAction, requestRecognitionAction, withdrawRecognitionAction } from './actions'

export const metadata: Metadata = { title: '称号认定' }

const STATES: readonly RecognitionState[] = ['submitted', 'approved', 'refused', 'withdrawn']

export default async function RecognitionsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const state = STATES.find((one) => one === firstValue(params, 'state'))
  const page = await orNotFound(readRecognitions(viewer, { state }))
  const request = {
    titles: page.titles,
    today: page.today,
    ownPersonId: page.ownPersonId,
    action: requestRecognitionAction,
    findPeople: findOwnPeopleAction,
  }
  return (
    <>
      <PageHeader
        title="称号认定"
        sub="上级或外地授予的称号，凭证明认定后登记入册。"
        actions={page.abilities.request && <RequestRecognitionDialog {...request} />}
      />
      <Card>
        <CardHead
          finding={page.waiting > 0 ? `${page.waiting} 份申请等待市人才办审核` : '没有等待审核的申请'}
          tools={
            <Segmented
              label="按状态筛选"
              items={[
                { label: '全部', href: '/titles/recognitions', current: !state },
                ...STATES.map((one) => ({
                  label: RECOGNITION_LABELS[one].word,
                  href: hrefWith('/titles/recognitions', {}, { state: one }),
                  current: state === one,
                })),
              ]}
            />
          }
        />
        <CardBody flush className="pt-3">
          <RecognitionList rows={page.rows} request={request} answer={answerRecognitionAction} withdraw={withdrawRecognitionAction} />
        </CardBody>
      </Card>
    </>
  )
}
