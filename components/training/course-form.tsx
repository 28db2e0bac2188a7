'use client'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { CheckboxField, DateField, NumberField, RadioField, SelectField, TextAreaField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { LinkButton } from '@/components/ui/button'
import type { CourseForm as CourseChoices, CourseView } from '@/lib/training/course-queries'
import { MANNER_LABELS, MANNERS } from '@/lib/training/labels'
import { saveCourseSchema } from '@/lib/training/schema'

type Input = z.input<typeof saveCourseSchema>
type CourseFormProps = {
  choices: CourseChoices
  /** The course that is put right; none for a new one. */
  course?: CourseView
  action: (input: Input) => Promise<ActionResult<{ courseId: string }>>
}

/** Enters a course, or puts one right. */
export function CourseForm({ choices, course, action }: CourseFormProps) {
  const router = useRouter()
  const top = Math.min(...choices.units.map((unit) => unit.depth))
  const f = useActionForm<Input, { courseId: string }>({
    schema: saveCourseSchema,
    action,
    defaultValues: {
      courseId: course?.id ?? null,
      version: course?.version ?? 0,
      name: course?.name ?? '',
      manner: course?.manner ?? 'classroom',
      unitId: course?.unitId ?? choices.units[0]?.id ?? '',
      isCityWide: course?.isCityWide ?? choices.canCityWide,
      host: course?.host ?? '',
      startsOn: course?.startsOn ?? '',
      endsOn: course?.endsOn ?? '',
      hours: course?.hours,
      place: course?.place ?? '',
      content: course?.content ?? '',
      reason: '',
    },
    successMessage: course ? '已保存更正。' : '培训已登记，请登记参训人员。',
    onSuccess: ({ courseId }) => router.push(`/training/${courseId}`),
  })
  return (
    <ActionForm of={f} label={course ? '更正培训' : '登记培训'}>
      <TextField of={f} name="name" label="培训名称" required maxLength={80} />
      <RadioField
        of={f}
        name="manner"
        label="培训方式"
        required
        direction="row"
        options={MANNERS.map((value) => ({ value, label: MANNER_LABELS[value] }))}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <SelectField
          of={f}
          name="unitId"
          label="主办单位"
          required
          options={choices.units.map((unit) => ({ value: unit.id, label: `${'\u3000'.repeat(unit.depth - top)}${unit.name}` }))}
        />
        <TextField of={f} name="host" label="授课机构" optional maxLength={80} help="由党校、高校等承办的，填写机构名称。" />
        <DateField of={f} name="startsOn" label="开始日期" required />
        <DateField of={f} name="endsOn" label="结束日期" required help="学时计入结束日期所在的年度。" />
        <NumberField of={f} name="hours" label="学时" required suffix="学时" min={0.5} step={0.5} />
        <TextField of={f} name="place" label="地点" optional maxLength={80} />
      </div>
      {choices.canCityWide && (
        <CheckboxField of={f} name="isCityWide" label="全市培训" help="任何单位的人员都可以参加；不选则只限主办单位及其下级单位的人员。" />
      )}
      <TextAreaField of={f} name="content" label="培训内容" optional rows={4} limit={1000} />
      {course?.needsReason && (
        <TextAreaField of={f} name="reason" label="更正理由" required rows={2} limit={300} help="登记已超过 30 天，理由会记入审计记录。" />
      )}
      <div className="flex gap-3">
        <SubmitButton of={f}>{course ? '保存更正' : '登记培训'}</SubmitButton>
        <LinkButton href={course ? `/training/${course.id}` : '/training'} variant="quiet">
          取消
        </LinkButton>
      </div>
    </ActionForm>
  )
}
