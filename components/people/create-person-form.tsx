'use client'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, RadioField, SelectField, TextField } from '@/components/forms/fields'
import { ComboboxField } from '@/components/forms/fields-search'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import type { PersonFormChoices } from '@/lib/org/person-queries'
import { createPersonSchema } from '@/lib/org/schema'
import { degreeOptions, educationOptions, lineOptionsOf, politicalOptions, STAFF_OPTIONS, unitOptionsOf } from './choices'

type Create = (input: z.input<typeof createPersonSchema>) => Promise<ActionResult<{ personId: string }>>

/** One new person. Birth date and sex follow from the identity number. */
export function CreatePersonForm({
  choices,
  canAddExternal,
  action,
}: {
  choices: PersonFormChoices
  canAddExternal: boolean
  action: Create
}) {
  const router = useRouter()
  const only = choices.units.length === 1 ? choices.units[0] : undefined
  const form = useActionForm({
    schema: createPersonSchema,
    action,
    defaultValues: {
      name: '',
      idNumber: '',
      phone: '',
      affiliation: 'internal',
      unitId: only?.id ?? '',
      lineId: '',
      post: '',
      joinedOn: choices.today,
      workStartDate: '',
      lineSince: '',
      education: '',
      degree: '',
      politicalStatus: '',
      staffKind: 'cadre',
      specialities: [],
      reason: '',
    },
    onSuccess: ({ personId }) => router.push(`/people/${personId}`),
    successMessage: '已登记。',
  })
  return (
    <ActionForm of={form} label="新增人员">
      <Card>
        <CardHead finding="身份" />
        <CardBody className="grid grid-cols-2 items-end gap-4 max-md:grid-cols-1">
          <TextField of={form} name="name" label="姓名" required maxLength={40} />
          <TextField of={form} name="idNumber" label="身份证号" required help="18 位；出生日期和性别由号码得出。" />
          <TextField of={form} name="phone" label="手机号码" inputMode="tel" optional />
          {canAddExternal && (
            <RadioField
              of={form}
              name="affiliation"
              label="人员范围"
              options={[
                { value: 'internal', label: '本市人员' },
                { value: 'external', label: '外部专家（不计入指标）' },
              ]}
            />
          )}
        </CardBody>
      </Card>
      <Card>
        <CardHead finding="岗位" />
        <CardBody className="grid grid-cols-2 items-end gap-4 max-md:grid-cols-1">
          <ComboboxField of={form} name="unitId" label="单位" required options={unitOptionsOf(choices)} placeholder="输入名称查找" />
          <SelectField of={form} name="lineId" label="条线" required options={lineOptionsOf(choices)} placeholder="请选择" />
          <TextField of={form} name="post" label="职务" optional />
          <RadioField of={form} name="staffKind" label="人员类别" options={STAFF_OPTIONS} help="影响退休年龄的计算。" />
          <DateField of={form} name="joinedOn" label="到本单位日期" required max={choices.today} />
          <DateField
            of={form}
            name="lineSince"
            label="从事本条线起始"
            optional
            max={choices.today}
            help="到本单位之前就在本条线工作的，填最早的日期。"
          />
          <DateField of={form} name="workStartDate" label="参加工作日期" optional max={choices.today} />
        </CardBody>
      </Card>
      <Card>
        <CardHead finding="学历与政治面貌" />
        <CardBody className="grid grid-cols-3 items-end gap-4 max-md:grid-cols-1">
          <SelectField of={form} name="education" label="学历" options={educationOptions()} placeholder="未填" />
          <SelectField of={form} name="degree" label="学位" options={degreeOptions()} placeholder="未填" />
          <SelectField of={form} name="politicalStatus" label="政治面貌" options={politicalOptions()} placeholder="未填" />
        </CardBody>
      </Card>
      <div className="flex gap-3">
        <SubmitButton of={form}>登记</SubmitButton>
        <LinkButton href="/people" variant="quiet">
          取消
        </LinkButton>
      </div>
    </ActionForm>
  )
}
