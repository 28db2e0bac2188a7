import type { Metadata } from 'next'
import { LetterBrowser } from '@/components/letters/letter-browser'
import { RoundActions } from '@/components/rounds/round-actions'
import { RoundFrame } from '@/components/rounds/round-frame'
import { Alert } from '@/components/ui/alert'
import { Card, CardFoot, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readRoundLetters } from '@/lib/rounds/letter-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { stageActions } from '../../../stage-actions'

export const metadata: Metadata = { title: '结果与通知书' }

export default async function RoundLettersPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const [head, view] = await Promise.all([orNotFound(readRoundHead(viewer, id)), orNotFound(readRoundLetters(viewer, id))])
  const { proposed, notSelected, deferred } = view.counts
  return (
    <RoundFrame head={head} current="panel" actions={<RoundActions head={head} actions={stageActions} />}>
      <div className="grid gap-4">
        {view.problems.length > 0 && (
          <Alert tone="amber" title="还不能公布：">
            {view.problems.join('')}
          </Alert>
        )}
        {!view.isReleased && view.stage === 'deliberating' && (
          <Alert tone={view.undecided > 0 ? 'amber' : 'indigo'} title="以下为预览，尚未发出。">
            {view.undecided > 0 ? `还有 ${view.undecided} 个候选对象没有决定。` : ''}
            公布时全部决定一并生效：拟{head.resultWord} {proposed} 个、未入选 {notSelected} 个、缓议 {deferred}{' '}
            个，公示网页与各份通知书同时发出，此前不通知任何人。 公布请用本页右上方的按钮；
            <TextLink href={`/rounds/${id}/panel`}>返回审议</TextLink>
          </Alert>
        )}
        <Card>
          {view.letters.length > 0 ? (
            <>
              <CardHead
                finding={`${view.isReleased ? '已发出' : '将发出'}通知书 ${view.letters.length} 份`}
                sub="候选对象和单位各见自己的一份；未入选理由只用汇总评分，不含专家意见"
                className="pb-3"
              />
              <LetterBrowser letters={view.letters} resultWord={head.resultWord} />
            </>
          ) : (
            <EmptyState icon="file-text" title="还没有通知书" hint="领导小组作出决定后，可在这里逐份预览。" />
          )}
          {view.hidden > 0 && <CardFoot>按回避规定，有 {view.hidden} 份通知书对您不显示。</CardFoot>}
        </Card>
      </div>
    </RoundFrame>
  )
}
