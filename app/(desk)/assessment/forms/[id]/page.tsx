import type { Metadata } from 'next'
import { ContributionRecordCard, contributionWords } from '@/components/assessment/contribution-record'
import { FillForm } from '@/components/assessment/fill-form'
import { GradeForm } from '@/components/assessment/grade-form'
import { ActionButton } from '@/components/forms/action-button'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { PageHeader } from '@/components/ui/page-header'
import { type FormView, readForm } from '@/lib/assessment/form-queries'
import { ASSESSMENT_LABELS, GRADE_LABELS } from '@/lib/assessment/states'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { endorseFormsAction, fillFormAction, gradeFormAction, returnFormAction } from '../../actions'

export const metadata: Metadata = { title: '年度考核表' }

export default async function AssessmentFormPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const form = await orNotFound(readForm(viewer, id))
  const state = ASSESSMENT_LABELS[form.state]
  const back = `/assessment/${form.yearId}`
  return (
    <>
      <PageHeader
        title={`${form.personName}的 ${form.year} 年度考核表`}
        badge={<Badge tone={state.tone}>{state.word}</Badge>}
        sub={`${form.unitName} · ${form.title} · 任期${formatDate(form.startsOn)}${form.endsOn ? `至${formatDate(form.endsOn)}` : '起，长期'}`}
        breadcrumb={
          viewer.role === 'talent'
            ? undefined
            : [{ label: '年度考核', href: '/assessment' }, { label: `${form.year} 年度`, href: back }, { label: form.personName }]
        }
      />
      {form.state === 'awaited' && form.remark && (
        <Alert tone="amber" title="考核表被退回" className="mb-4">
          {form.remark}
        </Alert>
      )}
      {form.abilities.fill && form.isLate && !form.remark && (
        <Alert tone="amber" title="填报已截止" className="mb-4">
          {`截止日期为${formatDate(form.dueOn)}。现在只能保存草稿，不能提交；需要补报的，请联系市人才办延长填报。`}
        </Alert>
      )}
      <div className="grid grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)] items-start gap-4 max-lg:grid-cols-1">
        <Card>
          <CardHead finding={form.abilities.fill ? '填报' : '考核表'} sub={`填报截止${formatDate(form.dueOn)}`} />
          <CardBody>{form.abilities.fill ? <FillForm form={form} action={fillFormAction} /> : <Filled form={form} />}</CardBody>
        </Card>
        <div className="grid gap-4">
          {form.abilities.confirm && (
            <Card>
              <CardHead finding="确认结果" sub={form.proposedGrade ? `单位建议${GRADE_LABELS[form.proposedGrade].word}` : undefined} />
              <CardBody>
                <GradeForm form={form} action={gradeFormAction} />
              </CardBody>
            </Card>
          )}
          {form.abilities.sendBack && <Answer form={form} back={back} />}
          <ContributionRecordCard form={form} />
          <Card>
            <CardHead finding="历年考核" />
            <CardBody>
              {form.earlier.length === 0 ? (
                <p className="text-ink-3">这个称号还没有以往的考核结果。</p>
              ) : (
                <ul className="grid gap-2">
                  {form.earlier.map(({ year, grade }) => (
                    <li key={year} className="flex justify-between gap-4">
                      {`${year} 年度`}
                      <Badge tone={GRADE_LABELS[grade].tone}>{GRADE_LABELS[grade].word}</Badge>
                    </li>
                  ))}
                </ul>
              )}
            </CardBody>
          </Card>
        </div>
      </div>
    </>
  )
}

/** What the unit states, beside what the training records say. */
function hoursOf({ trainingHours, neededHours, recordedHours, hoursNote, state }: FormView): string {
  if (trainingHours === null) return '尚未填报'
  const stated = `${trainingHours} 学时（要求 ${neededHours} 学时）`
  if (state === 'awaited' || recordedHours === null) return stated
  return `${stated}；培训记录 ${recordedHours} 学时${hoursNote ? `，不一致的原因：${hoursNote}` : ''}`
}

function Filled({ form }: { form: FormView }) {
  return (
    <KeyValues
      columns={2}
      items={[
        {
          label: '工作业绩和发挥作用情况',
          value: <span className="whitespace-pre-line">{form.contributions || '尚未填报'}</span>,
          wide: true,
        },
        {
          label: '参加培训',
          value: hoursOf(form),
        },
        { label: '辐射贡献', value: contributionWords(form) },
        { label: '建议等次', value: form.proposedGrade ? GRADE_LABELS[form.proposedGrade].word : '尚未填报' },
        { label: '单位意见', value: form.unitWord || '尚未填报', wide: true },
        ...(form.grade ? [{ label: '考核结果', value: GRADE_LABELS[form.grade].word }] : []),
        ...(form.grade && form.remark ? [{ label: '说明', value: form.remark, wide: true }] : []),
      ]}
    />
  )
}

/** Going on or back, for the party group; back alone for the office, whose result is given beside. */
function Answer({ form, back }: { form: FormView; back: string }) {
  return (
    <Card>
      <CardHead finding={form.abilities.endorse ? '单位党组审核' : '退回单位'} />
      <CardBody>
        <div className="flex flex-wrap gap-3">
          {form.abilities.endorse && (
            <ActionButton
              action={endorseFormsAction}
              input={{ ids: [form.id] }}
              variant="primary"
              success="已审核通过，报市人才办确认。"
              redirectTo={back}
              confirm={{
                title: '审核通过',
                consequences: `${form.personName}的考核表将报市人才办确认，建议等次为${form.proposedGrade ? GRADE_LABELS[form.proposedGrade].word : '未填'}。`,
                confirmLabel: '审核通过',
              }}
            >
              审核通过
            </ActionButton>
          )}
          <ActionButton
            action={returnFormAction}
            input={{ formId: form.id, version: form.version }}
            success="已退回单位人事重新填报。"
            redirectTo={back}
            confirm={{
              title: '退回重新填报',
              consequences: '单位人事会收到退回原因，修改后重新提交。',
              confirmLabel: '退回',
              reason: { label: '退回原因', required: true, minLength: 4 },
            }}
          >
            退回
          </ActionButton>
        </div>
      </CardBody>
    </Card>
  )
}
