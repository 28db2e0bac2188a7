import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { StageRail } from '@/components/ui/stage-rail'
import { Ticks } from '@/components/ui/ticks'
import { formatInstant } from '@/lib/platform/dates'
import type { ReviewRound, ReviewStep } from '@/lib/rounds/review-queries'

const order: ReviewStep[] = ['declare', 'waiting', 'score', 'sealed']
const names: Record<ReviewStep, string> = { declare: '申报回避', waiting: '等待分配', score: '评分', sealed: '封存', over: '评审结束' }

function findingOf(round: ReviewRound): string {
  switch (round.step) {
    case 'declare':
      return '请对照候选名单申报回避情况'
    case 'waiting':
      return round.isDeclared ? '回避情况已申报，等待评审开始' : '等待候选名单开放'
    case 'score':
      return `共 ${round.total} 份，已评完 ${round.complete} 份，已封存 ${round.sealed} 份`
    case 'sealed':
      return `${round.total} 份评分表已全部封存`
    case 'over':
      return round.sealedAt ? '本轮评分已结束，您的评分表已封存' : '本轮评分已结束'
  }
}

/** The reviewer's round: which step it is at, how far, until when, and the way on. */
export function ReviewCard({ round }: { round: ReviewRound }) {
  const base = `/reviews/${round.roundId}`
  const at = round.step === 'over' ? order.length : order.indexOf(round.step)
  const isSealed = round.step === 'sealed' || round.step === 'over'
  return (
    <Card>
      <CardHead
        finding={round.name}
        sub={
          round.closesAt
            ? `评分截止 ${formatInstant(round.closesAt)}${round.daysLeft !== null && round.daysLeft >= 0 && !isSealed ? `，还有 ${round.daysLeft} 天` : ''}`
            : undefined
        }
        tools={<Badge tone={round.stage.tone}>{round.stage.text}</Badge>}
      />
      <CardBody className="space-y-5">
        <StageRail
          label="评审步骤"
          stages={order.map((step, index) => ({
            label: names[step],
            state: index < at || (step === 'sealed' && isSealed) ? 'done' : index === at ? 'current' : 'todo',
          }))}
        />
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div className="min-w-0 flex-1 basis-80">
            <p className="mb-2 text-16 font-semibold">{findingOf(round)}</p>
            {round.total > 0 && <Ticks label="已评完" done={round.complete} total={round.total} />}
            {round.isBlind && round.step === 'score' && (
              <p className="mt-2 text-13 text-ink-3">本轮为匿名评审，材料中的姓名、单位已隐去。如认出候选对象，请在评分页面申请回避。</p>
            )}
          </div>
          <div className="flex flex-wrap gap-2">
            {round.canDeclare && (
              <LinkButton href={`${base}/declare`} variant={round.step === 'declare' ? 'primary' : 'default'} icon="shield">
                {round.isDeclared ? '补充申报回避' : '申报回避'}
              </LinkButton>
            )}
            {round.hasShow && round.step === 'score' && (
              <LinkButton href={`${base}/show`} variant="primary" iconAfter="chevron-right">
                进入现场评分
              </LinkButton>
            )}
            {!round.hasShow && round.step === 'score' && (
              <>
                <LinkButton href={`${base}/workbook`} icon="download">
                  离线评分
                </LinkButton>
                <LinkButton href={`${base}/overview`} icon="table">
                  评分总览
                </LinkButton>
                <LinkButton href={`${base}/score`} variant="primary" iconAfter="chevron-right">
                  {round.complete === 0 ? '开始评分' : '继续评分'}
                </LinkButton>
              </>
            )}
            {round.sealedAt && (
              <LinkButton href={`${base}/receipt`} icon="shield-check" variant={isSealed ? 'primary' : 'default'}>
                封存回执
              </LinkButton>
            )}
          </div>
        </div>
      </CardBody>
    </Card>
  )
}
