'use client'
import { useId, useState } from 'react'
import { type ActionResult, callAction } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { CountStrip } from '@/components/ui/count-strip'
import { Icon, type IconName } from '@/components/ui/icon'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { aggregationNames } from '@/lib/rounds/aggregation'
import type { Finding } from '@/lib/rounds/precheck/findings'
import type { Precheck, PrecheckBasis } from '@/lib/rounds/precheck-queries'
import type { Scheme } from '@/lib/rounds/scheme'
import { NumberPart, SelectPart } from './parts'

export type PrecheckAction = (input: {
  roundId: string
  scheme: Scheme
  nominations: number | null
  reviewers: number | null
  basis: string | null
}) => Promise<ActionResult<Precheck>>

const looks: Record<Finding['tone'], { icon: IconName; colour: string; word: string }> = {
  rose: { icon: 'x', colour: 'text-rose', word: '有问题' },
  amber: { icon: 'alert', colour: 'text-amber', word: '请注意' },
  green: { icon: 'check', colour: 'text-green', word: '正常' },
}

function Findings({ findings, onPlace }: { findings: readonly Finding[]; onPlace: (at: string) => void }) {
  return (
    <ul className="divide-y divide-line">
      {findings.map(({ tone, message, at }) => (
        <li key={message} className="flex gap-2.5 py-2">
          <Icon name={looks[tone].icon} size={18} label={looks[tone].word} className={cn('mt-0.5 flex-none', looks[tone].colour)} />
          <span className="min-w-0 flex-1">
            {message}
            {at && (
              <Button variant="quiet" size="sm" className="ml-1" onClick={() => onPlace(at)}>
                去修改
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** In percentage points, over the same trials. */
function gainInWords(gain: number): string {
  const points = (Math.abs(gain) * 100).toFixed(1)
  if (points === '0.0') return '相当'
  return gain > 0 ? `高 ${points} 个百分点` : `低 ${points} 个百分点`
}

function ReliabilityTable({ result, places }: { result: Precheck; places: number | null }) {
  if (result.reliability.length === 0) return null
  return (
    <Card>
      <CardHead
        finding="换一种办法会怎样"
        sub={`真正最好的 ${places ?? 1} 个中入选的比例；只比较评分本身，不计条线、单位名额和领导小组审议`}
        className="pb-3"
      />
      <TableFrame label="各种办法的入选比例" bare>
        <thead>
          <tr>
            <Th>分数合成</Th>
            <Th numeric>每个对象专家</Th>
            <Th numeric>入选比例</Th>
            <Th numeric>比方案的办法</Th>
            <Th numeric>模拟次数</Th>
          </tr>
        </thead>
        <tbody>
          {result.reliability.map((row, index) => (
            <tr key={`${row.rule}${row.reviewersPerCandidate}`}>
              <RowHead>{aggregationNames[row.rule]}</RowHead>
              <Td label="每个对象专家" numeric>
                {row.reviewersPerCandidate} 位
              </Td>
              <Td label="入选比例" numeric strong>
                {(row.hit * 100).toFixed(1)}%
              </Td>
              <Td label="比方案的办法" numeric muted={index === 0}>
                {index === 0 ? '方案所定' : gainInWords(row.hit - row.announcedHit)}
              </Td>
              <Td label="模拟次数" numeric>
                {row.trials}
              </Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Card>
  )
}

function Result({ result, places, onPlace }: { result: Precheck; places: number | null; onPlace: (at: string) => void }) {
  const all = result.groups.flatMap((group) => group.findings)
  const count = (tone: Finding['tone']) => all.filter((each) => each.tone === tone).length
  const { spread } = result
  return (
    <>
      <Card>
        <CardHead
          finding={
            count('rose') > 0
              ? `预演发现 ${count('rose')} 个问题、${count('amber')} 处请注意`
              : count('amber') > 0
                ? `预演没有发现问题，有 ${count('amber')} 处请注意`
                : '预演没有发现问题'
          }
          sub={`${result.sources.join('，')}：${result.nominations} 个推荐、${result.reviewers} 位专家、${result.seats} 份评分表`}
        />
        <CardBody className="space-y-4">
          <CountStrip
            items={[
              { value: count('rose'), label: '有问题', tone: 'rose' },
              { value: count('amber'), label: '请注意', tone: 'amber' },
              { value: count('green'), label: '正常', tone: 'green' },
            ]}
          />
          {result.groups.map((group) => (
            <section key={group.title}>
              <h3 className="text-14">{group.title}</h3>
              <Findings findings={group.findings} onPlace={onPlace} />
            </section>
          ))}
          <p className="text-13 text-ink-3">
            {result.basisName ? `评分的离散程度取自${result.basisName}的评分表：` : '没有选往届评选，评分的离散程度是假定的：'}
            对象之间相差约 {spread.candidate.toFixed(1)} 分，专家宽严相差约 {spread.reviewer.toFixed(1)} 分，其余偶然误差约
            {` ${spread.residual.toFixed(1)} `}分（均为标准差，满分
            100）。推荐对象和专家是按现有人员的条线、单位虚拟的，同样的设定每次结果相同。
          </p>
        </CardBody>
      </Card>
      <ReliabilityTable result={result} places={places} />
    </>
  )
}

type PrecheckCardProps = {
  roundId: string
  scheme: Scheme
  bases: readonly PrecheckBasis[]
  action: PrecheckAction
  onPlace: (at: string) => void
}

/** Plays the scheme through before the announcement; tells, and blocks nothing. */
export function PrecheckCard({ roundId, scheme, bases, action, onPlace }: PrecheckCardProps) {
  const id = useId()
  const [nominations, setNominations] = useState<number | null>(null)
  const [reviewers, setReviewers] = useState<number | null>(null)
  const [basis, setBasis] = useState('')
  const [busy, setBusy] = useState(false)
  const [message, setMessage] = useState<string | null>(null)
  const [answer, setAnswer] = useState<{ result: Precheck; of: string } | null>(null)
  const text = JSON.stringify([scheme, nominations, reviewers, basis])

  async function run() {
    setBusy(true)
    setMessage(null)
    const result = await callAction(action, { roundId, scheme, nominations, reviewers, basis: basis || null })
    setBusy(false)
    if (result.ok) setAnswer({ result: result.data, of: text })
    else setMessage([result.message, ...Object.values(result.fields ?? {}).flat()].join(''))
  }

  return (
    <div className="grid gap-4">
      <Card aria-labelledby={id}>
        <CardHead
          id={id}
          finding="发布前先预演一遍"
          sub="用往届或者虚拟的数据试走一轮：名额、专家份数、评审重叠、排序是否可靠、时间安排。预演只作提示，不影响发布。"
        />
        <CardBody className="space-y-4">
          <div className="grid items-end gap-4 md:grid-cols-3">
            <NumberPart
              label="预计推荐数"
              suffix="个"
              min={1}
              max={1500}
              value={nominations}
              onChange={setNominations}
              help="不填则按往届或推荐名额估计。"
            />
            <NumberPart
              label="预计专家数"
              suffix="位"
              min={1}
              max={300}
              value={reviewers}
              onChange={setReviewers}
              help="不填则按往届或份数上限估计。"
            />
            <SelectPart
              label="评分离散程度取自"
              value={basis}
              options={[{ value: '', label: '假定的数值' }, ...bases.map((each) => ({ value: each.id, label: each.name }))]}
              onChange={setBasis}
              help="选往届评选，按它的评分表推算。"
            />
          </div>
          <Button variant="primary" icon="play" loading={busy} onClick={() => void run()}>
            {answer ? '重新预演' : '开始预演'}
          </Button>
          {message && (
            <Alert tone="rose" live>
              {message}
            </Alert>
          )}
          {answer && answer.of !== text && (
            <Alert tone="amber" title="设定已经改过。">
              下面是修改之前的结果，请重新预演。
            </Alert>
          )}
        </CardBody>
      </Card>
      <div role="status" className="grid gap-4">
        {busy && <p className="text-ink-3">正在预演，通常需要几秒钟。</p>}
        {answer && <Result result={answer.result} places={scheme.quotas.total} onPlace={onPlace} />}
      </div>
    </div>
  )
}
