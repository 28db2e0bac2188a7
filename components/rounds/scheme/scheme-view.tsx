import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { formatDate, formatInstant } from '@/lib/platform/dates'
import { roundKindLabels } from '@/lib/rounds/labels'
import type { SchemeView as View } from '@/lib/rounds/scheme-queries'

const limit = (value: number | null, unit = '个') => (value === null ? '不限' : `${value} ${unit}`)
const when = (value: string | null) => (value ? (value.length === 10 ? formatDate(value) : formatInstant(value)) : '未定')

function Rubric({ view }: { view: View }) {
  const { criteria, gates } = view.scheme
  return (
    <Card>
      <CardHead
        finding={`评分标准：${criteria.length} 项指标`}
        sub={gates.length > 0 ? `一票否决：${gates.map((gate) => gate.name).join('、')}` : '不设一票否决事项'}
        className="pb-3"
      />
      <TableFrame label="评分标准" bare>
        <thead>
          <tr>
            <Th>指标</Th>
            <Th numeric>权重</Th>
            <Th numeric>满分</Th>
            <Th>说明</Th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <tr key={criterion.key}>
              <RowHead className="whitespace-nowrap">{criterion.name}</RowHead>
              <Td label="权重" numeric>
                {criterion.weight}%
              </Td>
              <Td label="满分" numeric>
                {criterion.scaleMax}
              </Td>
              <Td label="说明" className="text-13 text-ink-2">
                {criterion.description}
              </Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Card>
  )
}

function FormFields({ view }: { view: View }) {
  const steps = [...new Set(view.scheme.fields.map((field) => field.step))]
  return (
    <Card>
      <CardHead
        finding={`申报表：${view.scheme.fields.length} 项`}
        sub={view.scheme.allowSelfNomination ? '单位推荐，也可个人申报后由单位审定' : '由单位推荐'}
      />
      <CardBody className="space-y-3">
        {steps.map((step) => (
          <div key={step}>
            <p className="text-13 text-ink-3">{step}</p>
            <ul>
              {view.scheme.fields
                .filter((field) => field.step === step)
                .map((field) => (
                  <li key={field.key}>
                    {field.label}
                    {!field.required && <span className="ml-2 text-12 text-ink-3">选填</span>}
                    {field.hiddenInBlind && <span className="ml-2 text-12 text-ink-3">匿名评审时隐去</span>}
                    {field.help && <span className="block text-13 text-ink-3">{field.help}</span>}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </CardBody>
    </Card>
  )
}

/** The scheme in force as everybody reads it. */
export function SchemeView({ view }: { view: View }) {
  const { scheme } = view
  const { quotas, reviewing, schedule } = scheme
  const { resultWord } = roundKindLabels[scheme.kind]
  return (
    <div className="grid gap-4">
      {scheme.purpose && (
        <Card>
          <CardHead
            finding="目的和范围"
            sub={view.frozenAt ? `第 ${view.version} 版，${formatInstant(view.frozenAt)} 固定` : '草稿'}
            tools={view.reason ? <Badge tone="amber">已修订</Badge> : undefined}
          />
          <CardBody>
            <p className="whitespace-pre-line">{scheme.purpose}</p>
            {view.reason && <p className="mt-2 text-13 text-ink-2">修订理由：{view.reason}</p>}
          </CardBody>
        </Card>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card>
          <CardHead finding={`申报条件：${scheme.eligibility.length} 条`} sub={`按${when(schedule.closesAt)}计算年龄和年限`} />
          <CardBody>
            <ol className="list-decimal space-y-1 pl-5">
              {view.conditions.map((condition) => (
                <li key={condition.key}>
                  {condition.name}：<span className="text-ink-2">{condition.text}</span>
                </li>
              ))}
            </ol>
          </CardBody>
        </Card>
        <Card>
          <CardHead finding="时间安排" />
          <CardBody>
            <KeyValues
              columns={2}
              items={[
                { label: '申报开始', value: when(schedule.opensAt) },
                { label: '申报截止', value: when(schedule.closesAt) },
                { label: '资格审查完成', value: when(schedule.qualificationEndsOn) },
                { label: '评分截止', value: when(schedule.reviewClosesAt) },
                { label: '领导小组会议', value: when(schedule.panelOn) },
                { label: '公示开始', value: when(schedule.publicityStartsOn) },
                { label: resultWord, value: when(schedule.conferralOn) },
              ]}
            />
          </CardBody>
        </Card>
      </div>
      <Card>
        <CardHead finding="名额与评审" />
        <CardBody>
          <KeyValues
            columns={4}
            items={[
              { label: '授予', value: view.titleName },
              { label: `${resultWord}总数`, value: limit(quotas.total) },
              { label: '每个条线上限', value: limit(quotas.perLine) },
              { label: `每个单位${resultWord}上限`, value: limit(quotas.perUnit) },
              { label: '每个单位推荐名额', value: limit(quotas.nominationsPerUnit) },
              { label: '基层保底', value: `${quotas.grassrootsFloor} 个` },
              { label: '每个对象专家', value: `${reviewing.reviewersPerCandidate} 位` },
              { label: '每位专家份数', value: `${reviewing.minLoad} 至 ${reviewing.maxLoad} 份` },
              { label: '评审方式', value: reviewing.show ? '现场展示评比' : reviewing.isBlind ? '匿名评审' : '实名评审' },
              { label: '分数合成', value: view.ruleName },
              { label: '同分比较', value: view.tieNames.join('、') || '不比较，并列由领导小组决定' },
              { label: '曾同单位回避', value: `${reviewing.pastUnitYears} 年内` },
            ]}
          />
        </CardBody>
      </Card>
      <Rubric view={view} />
      <Card>
        <CardHead finding="审议、公示和异议" />
        <CardBody className="space-y-2">
          <p>{view.panelText}</p>
          <p>公示 {view.publicityText}，自公示网页公开之时起算，当日不计入。</p>
          <p>
            {scheme.reexaminationDays > 0 ? `结果公布次日起 ${scheme.reexaminationDays} 天内` : '结果公布当日'}
            ，候选对象可以申请程序复核：只复核程序，不复核评审和审议的判断。
          </p>
          {scheme.inadmissibleGrounds.length > 0 && (
            <div>
              <p>有下列情形之一的异议不予受理：</p>
              <ol className="list-decimal pl-5 text-13 text-ink-2">
                {scheme.inadmissibleGrounds.map((ground) => (
                  <li key={ground.key}>{ground.text}</li>
                ))}
              </ol>
            </div>
          )}
        </CardBody>
      </Card>
      <FormFields view={view} />
      {view.digest && <p className="text-12 break-all text-ink-3">方案校验码：{view.digest}</p>}
    </div>
  )
}
