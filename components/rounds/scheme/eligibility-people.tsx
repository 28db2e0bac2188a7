'use client'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { CountStrip } from '@/components/ui/count-strip'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { formatDate } from '@/lib/platform/dates'
import type { EligibilityOutcome } from '@/lib/rounds/eligibility'
import { scaleUp } from '@/lib/rounds/eligibility-preview'
import type { EligibilityPreview, PreviewGroup } from '@/lib/rounds/eligibility-preview-queries'
import type { PreviewState } from './use-eligibility-preview'

/** Counts of a sample are carried over to everybody and marked as about. */
function shown(preview: EligibilityPreview, count: number): string {
  const value = scaleUp(count, preview.evaluated, preview.population).toLocaleString('zh-CN')
  return preview.evaluated === preview.population ? value : `约 ${value}`
}

/** “全市 6,000 人中，412 人符合，38 人需补充证据” */
export function previewSentence(preview: EligibilityPreview): string {
  const { pass, needsEvidence } = preview.outcomes
  return `全市 ${preview.population.toLocaleString('zh-CN')} 人中，${shown(preview, pass)} 人符合，${shown(preview, needsEvidence)} 人需补充证据`
}

/** What one rule does, for its row in the editor. */
export function ruleSentence(preview: EligibilityPreview, ruleKey: string): string | null {
  const rule = preview.rules.find((row) => row.ruleKey === ruleKey)
  if (!rule) return null
  const parts = [`${shown(preview, rule.fail)} 人不符合此条`]
  if (rule.onlyThis > 0) parts.push(`其中 ${shown(preview, rule.onlyThis)} 人只差这一条`)
  if (rule.needsEvidence > 0) parts.push(`${shown(preview, rule.needsEvidence)} 人须补充证据`)
  return parts.join('，')
}

const outcomeNames: Record<EligibilityOutcome, string> = { pass: '符合', needsEvidence: '需补充证据', fail: '不符合' }

function RuleTable({ preview }: { preview: EligibilityPreview }) {
  return (
    <Card>
      <CardHead finding="每条条件挡住多少人" sub="“只差这一条”的人，放宽该条即符合" className="pb-3" />
      <TableFrame label="各条件不符合的人数" bare>
        <thead>
          <tr>
            <Th>条件</Th>
            <Th numeric>不符合</Th>
            <Th numeric>只差这一条</Th>
            <Th numeric>需补充证据</Th>
          </tr>
        </thead>
        <tbody>
          {preview.rules.map((rule) => (
            <tr key={rule.ruleKey}>
              <RowHead>{rule.name}</RowHead>
              <Td label="不符合" numeric>
                {shown(preview, rule.fail)}
              </Td>
              <Td label="只差这一条" numeric>
                {shown(preview, rule.onlyThis)}
              </Td>
              <Td label="需补充证据" numeric>
                {shown(preview, rule.needsEvidence)}
              </Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Card>
  )
}

function GroupTable({
  preview,
  title,
  sub,
  rows,
}: {
  preview: EligibilityPreview
  title: string
  sub: string
  rows: readonly PreviewGroup[]
}) {
  return (
    <Card>
      <CardHead finding={title} sub={sub} className="pb-3" />
      <TableFrame label={title} bare>
        <thead>
          <tr>
            <Th>名称</Th>
            <Th numeric>符合</Th>
            <Th numeric>需补充证据</Th>
            <Th numeric>不符合</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <RowHead>{row.name}</RowHead>
              <Td label="符合" numeric>
                {shown(preview, row.pass)}
              </Td>
              <Td label="需补充证据" numeric>
                {shown(preview, row.needsEvidence)}
              </Td>
              <Td label="不符合" numeric>
                {shown(preview, row.fail)}
              </Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Card>
  )
}

function Examples({ preview }: { preview: EligibilityPreview }) {
  return (
    <Card>
      <CardHead finding="各类人员举例" sub="每类最多 6 人，便于核对条件是否合乎本意" />
      <CardBody className="grid gap-5 lg:grid-cols-3">
        {(['pass', 'needsEvidence', 'fail'] as const).map((outcome) => {
          const people = preview.examples.filter((example) => example.outcome === outcome)
          return (
            <div key={outcome}>
              <h3 className="text-14">{outcomeNames[outcome]}</h3>
              {people.length === 0 && <p className="mt-1 text-13 text-ink-3">没有这样的人。</p>}
              <ul className="mt-1 divide-y divide-line">
                {people.map((person) => (
                  <li key={person.id} className="py-2">
                    <p>
                      <TextLink href={`/people/${person.id}`}>{person.name}</TextLink>
                      <span className="ml-2 text-13 text-ink-3">
                        {person.unitName} · {person.lineName}
                      </span>
                    </p>
                    <p className="text-13 text-ink-2">{person.reason}</p>
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </CardBody>
    </Card>
  )
}

/** Who of the city would qualify under the conditions on the screen, rule by rule, line by line, with examples. */
export function EligibilityPeople({ state, isPersonRound }: { state: PreviewState; isPersonRound: boolean }) {
  const { preview, isStale, message } = state
  if (!isPersonRound) return <EmptyState icon="users" title="项目类评选的条件凭申报材料核实" hint="没有可以预先按名册核对的人员。" />
  if (message && !preview) return <Alert tone="rose">{message}</Alert>
  if (!preview)
    return (
      <div role="status" className="space-y-3">
        <p className="text-ink-3">正在按名册逐人核对。</p>
        <Skeleton className="h-24" />
        <Skeleton className="h-60" />
      </div>
    )
  const isSample = preview.evaluated < preview.population
  return (
    <div className="grid gap-4" aria-busy={isStale}>
      <Card>
        <CardHead
          finding={`${previewSentence(preview)}。`}
          sub={`按${formatDate(preview.asOf)}计算年龄和年限，随条件的修改更新${isStale ? '；正在更新' : ''}`}
        />
        <CardBody className="space-y-3">
          <CountStrip
            items={[
              { value: shown(preview, preview.outcomes.pass), label: '符合', tone: 'green' },
              { value: shown(preview, preview.outcomes.needsEvidence), label: '需补充证据', tone: 'amber' },
              { value: shown(preview, preview.outcomes.fail), label: '不符合', tone: 'rose' },
            ]}
          />
          {isSample && (
            <Alert tone="amber" title="按抽样估计。">
              在册 {preview.population.toLocaleString('zh-CN')} 人，随机抽取 {preview.evaluated.toLocaleString('zh-CN')} 人（
              {((100 * preview.evaluated) / preview.population).toFixed(1)}%）逐人核对，人数按比例推算。
            </Alert>
          )}
          {preview.leftOut.length > 0 && (
            <p className="text-13 text-ink-2">须在申报时提交、此处不计的条件：{preview.leftOut.join('、')}。</p>
          )}
          {message && <p className="text-13 text-rose">{message}</p>}
        </CardBody>
      </Card>
      {preview.rules.length > 0 && <RuleTable preview={preview} />}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <GroupTable preview={preview} title="各条线" sub="按符合人数排列" rows={preview.lines} />
        <GroupTable
          preview={preview}
          title={`符合人数最多的 ${preview.units.length} 个单位`}
          sub={
            preview.unitsWithNone > 0 ? `另有 ${preview.unitsWithNone} 个单位没有符合或者可能符合的人` : '每个单位都有符合或者可能符合的人'
          }
          rows={preview.units}
        />
      </div>
      <Examples preview={preview} />
    </div>
  )
}
