'use client'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { CheckboxField, DateField, RadioField, SelectField, TextAreaField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import type { PersonView } from '@/lib/org/person-queries'
import { editPersonSchema } from '@/lib/org/schema'
import { degreeOptions, educationOptions, politicalOptions, SEX_OPTIONS, STAFF_OPTIONS } from './choices'
import { SpecialitiesField } from './specialities-field'

type Edit = (input: z.input<typeof editPersonSchema>) => Promise<ActionResult<{ version: number }>>

/** Corrections. Identity data is not sent to the page: left blank it stays, typed anew it is replaced. */
export function EditPersonForm({ person, action }: { person: PersonView; action: Edit }) {
  const router = useRouter()
  const form = useActionForm({
    schema: editPersonSchema,
    action,
    defaultValues: {
      personId: person.id,
      version: person.version,
      name: person.name,
      sex: person.sex ?? '',
      birthDate: person.birthDate ?? '',
      idNumber: '',
      phone: '',
      clearPhone: false,
      education: person.education ?? '',
      degree: person.degree ?? '',
      politicalStatus: person.politicalStatus ?? '',
      workStartDate: person.workStartDate ?? '',
      staffKind: person.staffKind,
      retiresOn: person.retiresOn ?? '',
      specialities: person.specialities,
      bio: person.bio ?? '',
    },
    onSuccess: () => router.push(`/people/${person.id}`),
    successMessage: '已保存。',
  })
  const { identity } = person
  return (
    <ActionForm of={form} label="修改人员信息">
      <Card>
        <CardHead finding="身份" sub="号码不在本页显示。不改就留空，填写即替换。" />
        <CardBody className="grid grid-cols-2 items-end gap-4 max-md:grid-cols-1">
          <TextField of={form} name="name" label="姓名" required maxLength={40} />
          <SelectField of={form} name="sex" label="性别" options={SEX_OPTIONS} placeholder="未填" />
          <TextField
            of={form}
            name="idNumber"
            label="新的身份证号"
            optional
            placeholder={identity?.idNumber ?? '未登记'}
            help="更正后出生日期和性别随之更新。"
          />
          <DateField of={form} name="birthDate" label="出生日期" max={person.today} />
          <TextField of={form} name="phone" label="新的手机号码" optional inputMode="tel" placeholder={identity?.phone ?? '未登记'} />
          {identity?.phone && <CheckboxField of={form} name="clearPhone" label="清除已登记的手机号码" className="self-end pb-2" />}
        </CardBody>
      </Card>
      <Card>
        <CardHead finding="履历" />
        <CardBody className="grid grid-cols-3 items-end gap-4 max-md:grid-cols-1">
          <SelectField of={form} name="education" label="学历" options={educationOptions(person.education)} placeholder="未填" />
          <SelectField of={form} name="degree" label="学位" options={degreeOptions(person.degree)} placeholder="未填" />
          <SelectField
            of={form}
            name="politicalStatus"
            label="政治面貌"
            options={politicalOptions(person.politicalStatus)}
            placeholder="未填"
          />
          <DateField of={form} name="workStartDate" label="参加工作日期" max={person.today} />
          <RadioField of={form} name="staffKind" label="人员类别" options={STAFF_OPTIONS} />
          <DateField of={form} name="retiresOn" label="确定的退休日期" help="有组织决定时才填；不填按政策推算。" />
        </CardBody>
      </Card>
      <Card>
        <CardHead finding="专业特长与简介" />
        <CardBody className="space-y-4">
          <SpecialitiesField of={form} name="specialities" label="专业特长" help="最多 10 项，用顿号或逗号分开。用于人才库检索。" />
          <TextAreaField of={form} name="bio" label="简介" rows={4} limit={2000} />
        </CardBody>
      </Card>
      <div className="flex gap-3">
        <SubmitButton of={form}>保存</SubmitButton>
        <LinkButton href={`/people/${person.id}`} variant="quiet">
          取消
        </LinkButton>
      </div>
    </ActionForm>
  )
}
