'use client'
import { useSyncExternalStore } from 'react'
import { FeedStatus } from '@/components/rounds/show/feed-status'
import { useShowFeed } from '@/components/rounds/show/use-show-feed'
import { FocusFrame } from '@/components/shell/focus-frame'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import type { Tone } from '@/components/ui/tone'
import { formatInstant } from '@/lib/platform/dates'
import type { OwnSheet, ShowDesk as View } from '@/lib/rounds/show/desk-queries'
import { showItemStateNames } from '@/lib/rounds/show/show-states'
import { draftKey, type SaveSheet, ShowSheet, type StandAsideAction } from './show-sheet'

type ShowDeskProps = { initial: View; candidateWord: string; save: SaveSheet; standAside: StandAsideAction }

const ownWords: Record<OwnSheet, { text: string; tone: Tone } | null> = {
  none: null,
  draft: { text: '评分中', tone: 'amber' },
  sealed: { text: '已封存', tone: 'green' },
  waived: { text: '免评', tone: 'grey' },
  barred: { text: '回避', tone: 'grey' },
}

/** A judge's phone in the hall: follows the show, offers the open candidate's sheet, says what became of the last one. */
export function ShowDesk({ initial, candidateWord, save, standAside }: ShowDeskProps) {
  const { data, status } = useShowFeed(initial.round.id, 'desk', initial)
  const { round, current, last } = data
  const base = `/reviews/${round.id}`
  return (
    <FocusFrame
      backHref="/reviews"
      backLabel="返回评审工作"
      title={round.name}
      sub={`现场展示评比 · 已结束 ${data.closed} / ${data.total}`}
      right={<FeedStatus status={status} />}
    >
      <div className="mx-auto grid h-full max-w-[560px] content-start gap-3 overflow-y-auto px-4 pt-4 max-lg:h-auto max-lg:overflow-visible">
        {status === 'offline' && (
          <Alert tone="amber" live>
            网络中断，您的评分已留在本机，恢复后自动送达。
          </Alert>
        )}
        {status === 'signedOut' && (
          <Alert tone="rose" live actions={<LinkButton href={`${base}/show`}>重新登录</LinkButton>}>
            登录已失效，您的评分已留在本机。
          </Alert>
        )}
        {last && !current && <LastCandidate last={last} />}
        {current ? (
          <>
            <section aria-label="正在展示" className="rounded border border-indigo-line bg-indigo-tint px-4 py-3">
              <p className="text-13 text-ink-2">
                第 {current.position} 个{candidateWord}
                {current.category && ` · ${current.category}`}
              </p>
              <h2 className="text-22">{current.name}</h2>
              <p className="text-13 text-ink-2">{current.unit}</p>
              {current.summary && (
                <details className="mt-1 text-13">
                  <summary className="cursor-pointer py-1 text-indigo">内容摘要</summary>
                  <p className="text-ink-2">{current.summary}</p>
                </details>
              )}
            </section>
            {current.seat ? (
              <ShowSheet
                key={`${current.seat.assignmentId}-${current.openedAt}`}
                round={round}
                name={current.name}
                seat={current.seat}
                feed={status}
                save={save}
                standAside={standAside}
              />
            ) : (
              <Alert tone="grey" icon="shield" title="您回避这个参评对象，不评分。">
                请稍候，下一个打开时会自动显示。
              </Alert>
            )}
          </>
        ) : (
          <Waiting data={data} base={base} />
        )}
      </div>
    </FocusFrame>
  )
}

const noChange = () => () => {}

function hasDraft(assignmentId: string): boolean {
  try {
    return localStorage.getItem(draftKey(assignmentId)) !== null
  } catch {
    return false
  }
}

/** What was sealed of the last candidate; and whether something in this browser came too late. */
function LastCandidate({ last }: { last: NonNullable<View['last']> }) {
  const { assignmentId } = last
  const isUnsent = useSyncExternalStore(
    noChange,
    () => assignmentId !== null && hasDraft(assignmentId),
    () => false,
  )
  const closed = last.closedAt ? `已于 ${formatInstant(last.closedAt)} 结束` : '已结束'
  if (last.own === 'barred') return null
  if (last.own === 'waived')
    return (
      <Alert tone="amber" title={`“${last.name}”的评分${closed}。`}>
        结束时您没有评完，按免评处理，不计入得分。有异议请向会场工作人员提出。
      </Alert>
    )
  return (
    <Alert tone={isUnsent ? 'amber' : 'green'} title={`“${last.name}”的评分${closed}。`}>
      您的评分 {last.ownTotal ?? ''} 分已封存，不能再修改。
      {isUnsent && '本机有修改没有在结束前送达，没有计入。'}
    </Alert>
  )
}

function Waiting({ data, base }: { data: View; base: string }) {
  const words = {
    unarranged: '展示顺序还没有排定，请稍候。',
    before: '展示即将开始，第一个打开后自动显示评分表。',
    open: '',
    between: '请观看展示，下一个打开后自动显示评分表。',
    over: '全部展示完毕，您的评分表均已封存。谢谢！',
  }
  return (
    <Card>
      <CardHead
        finding={words[data.phase]}
        sub={data.order.length > 0 ? '展示顺序' : undefined}
        tools={
          data.phase === 'over' && data.hasReceipt ? (
            <LinkButton href={`${base}/receipt`} icon="shield-check">
              封存回执
            </LinkButton>
          ) : undefined
        }
      />
      {data.order.length > 0 && (
        <CardBody>
          <ol className="divide-y divide-line">
            {data.order.map((row) => {
              const own = ownWords[row.own]
              return (
                <li key={row.position} className="flex items-center justify-between gap-3 py-2">
                  <span className="min-w-0">
                    {row.position}. {row.name}
                    <span className="block text-13 text-ink-3">{row.unit}</span>
                  </span>
                  <span className="flex flex-none items-center gap-2 text-13 text-ink-3">
                    {row.ownTotal && `${row.ownTotal} 分`}
                    {own ? <Badge tone={own.tone}>{own.text}</Badge> : showItemStateNames[row.state]}
                  </span>
                </li>
              )
            })}
          </ol>
        </CardBody>
      )}
    </Card>
  )
}
