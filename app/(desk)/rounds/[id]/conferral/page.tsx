import type { Metadata } from 'next'
import { ConferForm } from '@/components/rounds/confer-form'
import { RoundActions } from '@/components/rounds/round-actions'
import { RoundFrame } from '@/components/rounds/round-frame'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { type ConferralView, readRoundConferral } from '@/lib/rounds/publicity-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { conferAction } from '../../actions'
import { stageActions } from '../../stage-actions'

export const metadata: Metadata = { title: '命名与入围' }

function Conferrals({ view, word }: { view: ConferralView; word: string }) {
  return view.conferrals.map((conferral) => (
    <Card key={conferral.id}>
      <CardHead
        finding={`${conferral.documentNumber}：${word} ${conferral.awards.length} 个`}
        sub={formatDate(conferral.conferredOn)}
        tools={conferral.isSupplementary ? <Badge tone="grey">补充{word}</Badge> : undefined}
        className="pb-3"
      />
      <TableFrame label={`${conferral.documentNumber}${word}名单`} bare>
        <thead>
          <tr>
            <Th>对象</Th>
            <Th>称号或奖项</Th>
            <Th>任期至</Th>
            <Th>证书编号</Th>
          </tr>
        </thead>
        <tbody>
          {conferral.awards.map((award) => (
            <tr key={award.id}>
              <RowHead>{award.name}</RowHead>
              <Td label="称号或奖项">{award.granted}</Td>
              <Td label="任期至" muted={!award.endsOn}>
                {award.endsOn ? formatDate(award.endsOn) : '无期限'}
              </Td>
              <Td label="证书编号">
                {award.token ? <TextLink href={`/verify/${award.token}`}>{award.certificateNumber}</TextLink> : '未生成'}
              </Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Card>
  ))
}

export default async function ConferralPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const [head, view] = await Promise.all([orNotFound(readRoundHead(viewer, id)), orNotFound(readRoundConferral(viewer, id))])
  const word = head.resultWord
  const isDue = view.hasRunInFull && view.ready.length > 0
  return (
    <RoundFrame head={head} current="conferral" actions={<RoundActions head={head} actions={stageActions} />}>
      <div className="grid gap-4">
        {(view.stage === 'publicity' || view.ready.length > 0 || view.heldBack.length > 0) && (
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <Card>
              <CardHead
                finding={`${view.ready.length} 个可以${word}`}
                sub={
                  view.hasRunInFull
                    ? '公示已经期满，没有未办结的异议'
                    : view.earliestOn
                      ? `公示期满后，自${formatDate(view.earliestOn)}起可办理`
                      : '尚未公示'
                }
              />
              <CardBody>
                {isDue && view.abilities.confer ? (
                  <ConferForm
                    key={head.version}
                    roundId={id}
                    version={head.version}
                    today={view.today}
                    earliestOn={view.earliestOn}
                    count={view.ready.length}
                    word={word}
                    isPerson={head.subjectKind === 'person'}
                    action={conferAction}
                  />
                ) : (
                  <p className="text-ink-2">{view.ready.map((row) => row.name).join('、') || `没有可以${word}的对象`}</p>
                )}
              </CardBody>
            </Card>
            <Card>
              <CardHead
                finding={view.heldBack.length > 0 ? `${view.heldBack.length} 个暂缓${word}` : `没有暂缓${word}的对象`}
                sub={`办结后可补充${word}，或按异议结论取消资格`}
              />
              {view.heldBack.length > 0 && (
                <CardBody>
                  <ul className="divide-y divide-line">
                    {view.heldBack.map((row) => (
                      <li key={row.id} className="flex flex-wrap items-center gap-2 py-2">
                        <TextLink href={`/rounds/${id}/candidates/${row.id}`}>{row.name}</TextLink>
                        <Badge tone={row.label.tone}>{row.label.text}</Badge>
                        <span className="text-13 text-ink-3">{row.reason}</span>
                      </li>
                    ))}
                  </ul>
                </CardBody>
              )}
            </Card>
          </div>
        )}
        <Conferrals view={view} word={word} />
        {view.conferrals.length === 0 && view.stage !== 'publicity' && view.ready.length === 0 && (
          <Card>
            <EmptyState icon="award" title={`尚未${word}`} hint={`公示期满、异议办结后，在这里填写文号和日期办理${word}。`} />
          </Card>
        )}
      </div>
    </RoundFrame>
  )
}
