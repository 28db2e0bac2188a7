'use client'
import { ActionButton } from '@/components/forms/action-button'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { IconButton, LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { toast } from '@/components/ui/toast'
import type { Tone } from '@/components/ui/tone'
import type { ShowConsole as View } from '@/lib/rounds/show/show-queries'
import { type ShowItemState, type ShowPhase, showItemStateNames } from '@/lib/rounds/show/show-states'
import { FeedStatus } from './feed-status'
import { RunningCandidateCard } from './running-candidate-card'
import type { ShowActions } from './show-actions'
import { useShowFeed } from './use-show-feed'

type ShowConsoleProps = { initial: View; candidateWord: string; actions: ShowActions }

const tones: Record<ShowItemState, Tone> = { waiting: 'grey', open: 'indigo', closed: 'green' }

const findings: Record<ShowPhase, string> = {
  unarranged: '还没有排定展示顺序',
  before: '展示顺序已排定，尚未开始',
  open: '正在评分',
  between: '等待打开下一个',
  over: '全部展示完毕，评分均已封存',
}

/** What the office leads a live show from: the order, one candidate open at a time, who of the judges has finished. */
export function ShowConsole({ initial, candidateWord, actions }: ShowConsoleProps) {
  const { data, status, refresh } = useShowFeed(initial.roundId, 'console', initial)
  const { roundId, items, abilities } = data
  const current = items.find((item) => item.state === 'open')
  const waiting = items.filter((item) => item.state === 'waiting' && item.isUnderWay)
  const next = waiting[0]
  const done = { refresh: false, onDone: () => void refresh() } as const

  async function move(nominationId: string, by: 1 | -1) {
    const order = items.filter((item) => item.state === 'waiting').map((item) => item.nominationId)
    const at = order.indexOf(nominationId)
    const other = order[at + by]
    if (other === undefined) return
    order[at + by] = nominationId
    order[at] = other
    const result = await actions.arrange({ roundId, order })
    if (!result.ok) toast.error(result.message)
    await refresh()
  }

  if (items.length === 0)
    return (
      <Card>
        <EmptyState
          icon="monitor"
          title={data.seats > 0 ? `已为评委分配 ${data.seats} 份评分表，还没有排定展示顺序` : '还没有分配评委'}
          hint={
            abilities.manage
              ? '评委均已分配后，抽签排定展示顺序，再逐个打开评分。'
              : abilities.seat
                ? '评委都申报回避之后分配：每位评委评全部对象，应回避的除外。进入专家评审阶段后再排定展示顺序。'
                : '由市人才办分配评委、排定顺序。'
          }
          action={
            <div className="flex flex-wrap justify-center gap-2">
              {abilities.seat && (
                <ActionButton
                  action={actions.seat}
                  input={{ roundId }}
                  variant={abilities.manage ? 'default' : 'primary'}
                  success="评委已分配"
                  onDone={() => void refresh()}
                >
                  分配评委
                </ActionButton>
              )}
              {abilities.manage && (
                <ActionButton action={actions.draw} input={{ roundId }} variant="primary" success="展示顺序已抽定" {...done}>
                  抽签排序
                </ActionButton>
              )}
            </div>
          }
        />
      </Card>
    )
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Card>
        <CardHead
          className="pb-3"
          finding={findings[data.phase]}
          sub={`共 ${items.length} 个${candidateWord}，已结束 ${items.filter((item) => item.state === 'closed').length} 个`}
          tools={<FeedStatus status={status} />}
        />
        {data.outside > 0 && abilities.manage && (
          <Alert attached title={`有 ${data.outside} 个${candidateWord}不在展示顺序中。`}>
            重新排序后即列入。
          </Alert>
        )}
        <CardBody flush>
          <TableFrame label="展示顺序" bare>
            <thead>
              <tr>
                <Th>顺序</Th>
                <Th>{candidateWord}</Th>
                <Th>状态</Th>
                <Th numeric>评委</Th>
                <Th numeric>得分</Th>
                <Th>操作</Th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.itemId}>
                  <Td label="顺序">{item.position}</Td>
                  <RowHead>
                    <TextLink href={`/rounds/${roundId}/candidates/${item.nominationId}`}>{item.name}</TextLink>
                    <p className="text-13 font-normal text-ink-3">{item.unit}</p>
                  </RowHead>
                  <Td label="状态">
                    {item.isUnderWay || item.state !== 'waiting' ? (
                      <Badge tone={tones[item.state]}>{showItemStateNames[item.state]}</Badge>
                    ) : (
                      <Badge tone="rose">退出或暂停</Badge>
                    )}
                    {item.missing > 0 && <p className="text-13 text-ink-3">{item.missing} 位免评</p>}
                  </Td>
                  <Td label="评委" numeric>
                    {item.judges}
                  </Td>
                  <Td label="得分" numeric strong>
                    {item.value ?? '—'}
                  </Td>
                  <Td label="操作">
                    {abilities.manage && item.state === 'waiting' && (
                      <span className="flex gap-1">
                        <IconButton icon="arrow-up" label={`${item.name}提前`} onClick={() => void move(item.nominationId, -1)} />
                        <IconButton icon="arrow-down" label={`${item.name}延后`} onClick={() => void move(item.nominationId, 1)} />
                      </span>
                    )}
                    {abilities.manage && item.state === 'closed' && !current && (
                      <ActionButton
                        action={actions.reopen}
                        input={{ roundId, itemId: item.itemId, version: item.version }}
                        size="sm"
                        icon="undo"
                        confirm={{
                          title: `重新打开“${item.name}”的评分？`,
                          consequences:
                            '已公布的得分随即撤下；当时没有评完的评委可以补评，已封存的评分表仍然封存，确需改动的另行重开。再次结束时重新计算得分。',
                          confirmLabel: '重新打开',
                          danger: true,
                          reason: { label: '理由', required: true, minLength: 4, help: '理由将记录在案，监督人员可见。' },
                        }}
                        success={`“${item.name}”已重新打开`}
                        {...done}
                      >
                        重新打开
                      </ActionButton>
                    )}
                  </Td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
        </CardBody>
      </Card>
      <div className="grid gap-4">
        {current ? (
          <RunningCandidateCard view={data} actions={actions} onDone={() => void refresh()} />
        ) : (
          <Card>
            <CardHead
              finding={next ? `下一个：${next.name}` : findings[data.phase]}
              sub={next ? `第 ${next.position} 个，${next.unit}` : undefined}
            />
            {next && abilities.manage && (
              <CardBody>
                <ActionButton
                  action={actions.open}
                  input={{ roundId, itemId: next.itemId, version: next.version }}
                  variant="primary"
                  size="lg"
                  icon="play"
                  success={`“${next.name}”已打开评分`}
                  {...done}
                >
                  打开评分
                </ActionButton>
              </CardBody>
            )}
            {data.phase === 'over' && (
              <CardBody>
                <p>评分表均已封存，可以结束评分、计算排序。</p>
              </CardBody>
            )}
          </Card>
        )}
        <Card>
          <CardHead finding="会场" sub="大屏幕显示正在评分的对象，每结束一个显示其得分，不显示排名" />
          <CardBody className="flex flex-wrap gap-2">
            <LinkButton href={`/rounds/${roundId}/show/screen`} target="_blank" icon="monitor">
              打开大屏幕
            </LinkButton>
            {abilities.seat && (
              <ActionButton action={actions.seat} input={{ roundId }} success="评委已分配" {...done}>
                补充分配评委
              </ActionButton>
            )}
            {abilities.draw && (
              <ActionButton
                action={actions.draw}
                input={{ roundId }}
                confirm={{
                  title: '重新抽签？',
                  consequences: '现在的展示顺序作废，由系统随机排出新的顺序，抽签记录在案。',
                  confirmLabel: '重新抽签',
                }}
                success="展示顺序已抽定"
                {...done}
              >
                抽签排序
              </ActionButton>
            )}
          </CardBody>
        </Card>
      </div>
    </div>
  )
}
