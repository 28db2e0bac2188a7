import type { Metadata } from 'next'
import { ReplayForm } from '@/components/rounds/replay-form'
import { ReplaySummaries, ReplayTable } from '@/components/rounds/replay-tables'
import { RoundActions } from '@/components/rounds/round-actions'
import { RoundFrame } from '@/components/rounds/round-frame'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readReplay } from '@/lib/rounds/replay-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { stageActions } from '../../stage-actions'

export const metadata: Metadata = { title: '换规则推演' }

const fields = ['rule', 'trimFrom', 'total', 'perLine', 'perUnit', 'grassrootsFloor'] as const

type Props = { params: Promise<{ id: string }>; searchParams: Promise<ListParams> }

export default async function ReplayPage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = await Promise.all([currentViewer(), params, searchParams])
  const asked = Object.fromEntries(fields.map((field) => [field, firstValue(query, field)]))
  const [head, view] = await Promise.all([orNotFound(readRoundHead(viewer, id)), orNotFound(readReplay(viewer, id, asked))])
  return (
    <RoundFrame head={head} current="replay" actions={<RoundActions head={head} actions={stageActions} />}>
      {view.blocked ? (
        <Card>
          <EmptyState icon="lock" title={view.blocked} />
        </Card>
      ) : (
        <div className="grid gap-4">
          <Alert tone="amber" title="这是推演，没有任何效力。">
            只看换一种规则或名额会怎样，供修订今后的方案参考；不保存，不改变本轮结果，也不是申诉的依据。
          </Alert>
          <Card>
            <CardHead finding="换成这样的规则" sub="留空表示不设上限；一开始是方案原定的规则和名额" />
            <CardBody>
              <ReplayForm key={JSON.stringify(view.whatIf)} action={`/rounds/${id}/replay`} whatIf={view.whatIf} />
            </CardBody>
          </Card>
          <ReplaySummaries view={view} />
          {view.unavailable ? <Alert tone="rose">{view.unavailable}</Alert> : <ReplayTable view={view} />}
        </div>
      )}
    </RoundFrame>
  )
}
