'use client'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { NumberField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Card, CardBody } from '@/components/ui/card'
import { STAGE_LABELS, STAGE_RULES, STAGES, type StageRules, saveStageRulesSchema } from '@/lib/reports/stages'

type Input = z.input<typeof saveStageRulesSchema>
type FormProps = { version: number; rules: StageRules; action: (input: Input) => Promise<ActionResult<{ version: number }>> }

const SELECTION_STANDARDS = [
  { name: 'nominatedPerHundred', label: '选拔标准：每百名在册人员在本周期内的推荐人数' },
  { name: 'qualifiedPerHundred', label: '选拔标准：每百名在册人员在本周期内的审查合格人数' },
  { name: 'conferredPerHundred', label: '选拔标准：每百名在册人员在本周期内的命名人数' },
] as const

export function StageRulesForm({ version, rules, action }: FormProps) {
  const router = useRouter()
  const f = useActionForm<Input, { version: number }>({
    schema: saveStageRulesSchema,
    action,
    defaultValues: { version, ...rules },
    successMessage: '标准已保存',
    onSuccess: () => router.push('/dashboard/stages'),
  })
  return (
    <Card>
      <CardBody>
        <ActionForm of={f} label="五环节标准" className="grid max-w-xl gap-4">
          <NumberField
            of={f}
            name="perHundred"
            label="选拔标准：每百名在册人员的在任人才数"
            suffix="名"
            step={0.1}
            min={0.1}
            max={100}
            required
          />
          {SELECTION_STANDARDS.map(({ name, label }) => (
            <NumberField
              key={name}
              of={f}
              name={name}
              label={label}
              help="填 0 表示不计这一项"
              suffix="人"
              step={0.1}
              min={0}
              max={100}
              required
            />
          ))}
          <NumberField
            of={f}
            name="contributionsPerHolder"
            label="辐射标准：每名人才每年的贡献件数"
            help="经核实的才计入；年中按全年进度折算"
            suffix="件"
            step={0.1}
            min={0.1}
            max={50}
            required
          />
          <NumberField
            of={f}
            name="contributingShare"
            label="辐射标准：全年有贡献的人才占比"
            suffix="%"
            step={1}
            min={1}
            max={100}
            required
          />
          {STAGES.map((stage) => (
            <NumberField
              key={stage}
              of={f}
              name={stage}
              label={`${STAGE_LABELS[stage]}的分数线`}
              help={STAGE_RULES[stage]}
              suffix="分"
              step={1}
              min={0}
              max={100}
              required
            />
          ))}
          <div>
            <SubmitButton of={f}>保存标准</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  )
}
