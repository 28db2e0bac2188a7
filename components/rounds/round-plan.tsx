import { Card, CardBody, CardHead } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { dateOf, formatDate, formatInstant } from '@/lib/platform/dates'
import type { Schedule } from '@/lib/rounds/scheme'

const when = (value: string | null) => (value ? (value.length === 10 ? formatDate(value) : formatInstant(value)) : '未定')

/** The dates of the scheme while nothing else can be shown. */
export function RoundPlan({ schedule, today, resultWord }: { schedule: Schedule; today: string; resultWord: string }) {
  const items = [
    { label: '申报开始', value: when(schedule.opensAt) },
    { label: '申报截止', value: when(schedule.closesAt) },
    { label: '资格审查完成', value: when(schedule.qualificationEndsOn) },
    { label: '评分截止', value: when(schedule.reviewClosesAt) },
    { label: '领导小组会议', value: when(schedule.panelOn) },
    { label: '公示开始', value: when(schedule.publicityStartsOn) },
    { label: resultWord, value: when(schedule.conferralOn) },
  ]
  const closes = schedule.closesAt ? dateOf(new Date(schedule.closesAt)) : null
  return (
    <Card>
      <CardHead
        finding={closes && closes >= today ? `申报截止：${when(schedule.closesAt)}` : '时间安排'}
        sub="结束评分之前，任何人都看不到评分和名次"
      />
      <CardBody>
        <KeyValues items={items} columns={4} />
      </CardBody>
    </Card>
  )
}
