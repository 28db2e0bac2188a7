import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import type { MeetingConsole, TurnView } from '@/lib/rounds/meeting-queries'

type Step = { sessionId: string; version: number }
export type TurnActions = {
  startVoting: (input: Step) => Promise<ActionResult<unknown>>
  closeTurn: (input: Step) => Promise<ActionResult<unknown>>
  voidTurn: (input: Step & { reason: string }) => Promise<ActionResult<unknown>>
}

/** The turn under way: who has taken a paper, how many are in the box, the step that leads on. Nothing of what was voted. */
export function RunningTurn({ meeting, turn, actions }: { meeting: MeetingConsole; turn: TurnView; actions: TurnActions }) {
  const step = { sessionId: meeting.id, version: meeting.version }
  const isSecret = meeting.ballot === 'secret'
  const isClaiming = turn.state === 'claiming'
  const rest = turn.expected - (isClaiming ? turn.claimed : turn.cast)
  const keys = turn.papers.flatMap((paper) => (paper.keyNumber ? [paper.keyNumber] : [])).join('、')
  const finding = isClaiming
    ? `第 ${turn.number} 轮：正在发票，已领 ${turn.claimed} / ${turn.expected} 张`
    : `第 ${turn.number} 轮：正在投票，${isSecret ? `票箱内 ${turn.cast} / ${turn.claimed} 张` : `已投 ${turn.cast} / ${turn.expected} 人`}`
  return (
    <Card>
      <CardHead
        finding={finding}
        sub={`${turn.kind === 'tieBreak' ? '同票者再次表决' : '表决'}：${turn.votes.map((vote) => vote.name).join('、')}`}
        tools={<Badge tone="amber">{isClaiming ? '发票' : '投票'}</Badge>}
      />
      <CardBody className="space-y-3">
        <Progress
          label={isClaiming ? '领票进度' : '投票进度'}
          value={isClaiming ? turn.claimed : turn.cast}
          max={Math.max(1, isClaiming || !isSecret ? turn.expected : turn.claimed)}
        />
        {turn.waitingFor.length > 0 && (
          <p className="text-13 text-ink-2">
            {isClaiming ? '尚未领票' : '尚未投票'}：{turn.waitingFor.join('、')}
          </p>
        )}
        {isSecret && turn.papers.length > 1 && (
          <p className="text-13 text-ink-3">
            因回避情况不同，本轮分 {turn.papers.length} 种选票：
            {turn.papers.map((paper) => `第 ${paper.number} 种 ${paper.candidates} 个对象、${paper.voters} 人有票`).join('；')}。
          </p>
        )}
        {meeting.abilities.manage && (
          <div className="flex flex-wrap gap-2">
            {isClaiming ? (
              <ActionButton
                variant="primary"
                action={actions.startVoting}
                input={step}
                confirm={{
                  title: '停止发票，开始投票？',
                  consequences:
                    rest > 0
                      ? `还有 ${rest} 张选票没有领取（${turn.waitingFor.join('、')}），停止后不能再领，未领者仍计入实到会。签发选票的密钥随即销毁。`
                      : '选票已全部领取。签发选票的密钥随即销毁，此后不能再发票。',
                  confirmLabel: '开始投票',
                }}
              >
                停止发票，开始投票
              </ActionButton>
            ) : (
              <ActionButton
                variant="primary"
                action={actions.closeTurn}
                input={step}
                confirm={{
                  title: `结束第 ${turn.number} 轮并计票？`,
                  consequences:
                    rest > 0 && turn.cast < (isSecret ? turn.claimed : turn.expected)
                      ? '还有选票没有投出，结束后不能再投；未投票者仍计入实到会。'
                      : '选票已全部收回。计票后结果记入会议记录，不能更改。',
                  confirmLabel: '结束并计票',
                }}
              >
                结束本轮并计票
              </ActionButton>
            )}
            <ActionButton
              action={actions.voidTurn}
              input={step}
              confirm={{
                title: `作废第 ${turn.number} 轮？`,
                consequences: '已经领取和投出的选票全部作废销毁，可重新发起一轮。作废的理由记入会议纪要。',
                confirmLabel: '作废本轮',
                danger: true,
                reason: { label: '作废理由', required: true, minLength: 4 },
              }}
            >
              作废本轮
            </ActionButton>
          </div>
        )}
      </CardBody>
      {keys && <CardFoot>选票编号 {keys}，可当众宣读，供成员核对各自页面上的编号。</CardFoot>}
    </Card>
  )
}
