'use client'
import { useState } from 'react'
import { FormField } from '@/components/nominations/form-field'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { RequiredMark } from '@/components/ui/field'
import { FileDrop } from '@/components/ui/file-drop'
import { type FormAnswers, formProblems, stepsOf } from '@/lib/rounds/nomination-form'
import type { FormField as SchemeField } from '@/lib/rounds/scheme'

const nobody = async () => [{ value: 'example', label: '示例人员', note: '填报时可查找本单位人员' }]
const noFiles: ReadonlyMap<string, number> = new Map()

function FilePreview({ field }: { field: SchemeField }) {
  return (
    <div>
      <p className="mb-1 text-14 font-semibold">
        {field.label}
        {field.required && <RequiredMark />}
        {field.max !== null && <span className="ml-1.5 text-12 font-normal text-ink-3">最多 {field.max} 份</span>}
      </p>
      {field.help && <p className="mb-1.5 text-13 text-ink-3">{field.help}</p>}
      <FileDrop label={`选择${field.label}`} hint="预览中不上传" onFiles={() => undefined} />
    </div>
  )
}

/** The nomination form as units and talents will fill it in; typed answers show the live checks and are kept nowhere. */
export function FormPreview({ fields }: { fields: readonly SchemeField[] }) {
  const [answers, setAnswers] = useState<FormAnswers>({})
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const problems = formProblems(fields, answers, noFiles)
  const steps = stepsOf(fields)
  return (
    <div className="grid gap-4">
      <Alert tone="indigo" title="填报人将看到的申报表。">
        共 {steps.length} 步 {fields.length} 项，可以试填，试填内容不保存。此外每份申报还有“回避专家”和“核对提交”两步。
      </Alert>
      {steps.map((step, index) => (
        <Card key={step.name}>
          <CardHead finding={`第 ${index + 1} 步　${step.name}`} sub={`${step.fields.length} 项`} />
          <CardBody className="space-y-5">
            {step.fields.map((field) =>
              field.type === 'file' ? (
                <FilePreview key={field.key} field={field} />
              ) : (
                <FormField
                  key={`${field.key}${field.type}`}
                  field={field}
                  answer={answers[field.key]}
                  error={touched.has(field.key) ? problems.find((problem) => problem.fieldKey === field.key)?.message : undefined}
                  personNames={{ example: '示例人员' }}
                  searchPeople={nobody}
                  onChange={(answer) => setAnswers((last) => ({ ...last, [field.key]: answer }))}
                  onLeave={() => setTouched((last) => new Set([...last, field.key]))}
                  onPerson={() => undefined}
                />
              ),
            )}
          </CardBody>
        </Card>
      ))}
    </div>
  )
}
