import type { Metadata } from 'next'
import { DrawCard } from '@/components/rounds/draw/draw-card'
import { OpenDrawForm } from '@/components/rounds/draw/open-draw-form'
import { RoundFrame } from '@/components/rounds/round-frame'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readDraws } from '@/lib/rounds/draw-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import {
  bringDrawnReviewersAction,
  commitSeedAction,
  freezePoolAction,
  openDrawAction,
  replaceNoShowAction,
  revealSeedAction,
  voidDrawAction,
} from '../../draw-actions'

export const metadata: Metadata = { title: '抽取专家' }

export default async function DrawPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const [head, page] = await Promise.all([orNotFound(readRoundHead(viewer, id)), orNotFound(readDraws(viewer, id))])
  const actions = {
    commit: commitSeedAction,
    freeze: freezePoolAction,
    reveal: revealSeedAction,
    discard: voidDrawAction,
    bring: bringDrawnReviewersAction,
    replace: replaceNoShowAction,
  }
  return (
    <RoundFrame
      head={head}
      current="reviewers"
      actions={
        <LinkButton href={`/rounds/${id}/reviewers`} icon="chevron-left">
          返回评审专家
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        {page.draws.map((draw) => (
          <DrawCard key={draw.id} draw={draw} party={page.party} actions={actions} />
        ))}
        {page.abilities.open && (
          <Card>
            <CardHead
              finding={page.draws.length === 0 ? '从专家库随机抽取本轮专家' : '再次抽取'}
              sub={
                <>
                  专家库现有 {page.poolSize} 人在库。<TextLink href="/office/reviewer-pool">查看专家库</TextLink>
                </>
              }
            />
            <CardBody>
              <OpenDrawForm roundId={id} lines={page.choices.lines} specialities={page.choices.specialities} action={openDrawAction} />
            </CardBody>
          </Card>
        )}
        {page.draws.length === 0 && !page.abilities.open && (
          <Card>
            <EmptyState icon="users" title="本轮没有抽取过专家" hint="市人才办发起抽取后，请在这里提交承诺、公开种子。" />
          </Card>
        )}
      </div>
    </RoundFrame>
  )
}
