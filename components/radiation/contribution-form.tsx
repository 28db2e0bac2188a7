'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import { type ActionResult, searchWith } from '@/components/forms/action-result'
import { CheckboxField, DateField, RadioField, TextAreaField, TextField } from '@/components/forms/fields'
import { ComboboxField } from '@/components/forms/fields-search'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button, LinkButton } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import type { ContributionView } from '@/lib/radiation/contribution-queries'
import { CONTRIBUTION_KINDS, CONTRIBUTION_ROLES } from '@/lib/radiation/contribution-states'
import { KIND_LABELS, ROLE_WORDS } from '@/lib/radiation/labels'
import type { EntryChoices } from '@/lib/radiation/person-queries'
import { saveContributionSchema } from '@/lib/radiation/schema'
import { ProofField } from './proof-field'

type Input = z.input<typeof saveContributionSchema>
type Saved = { contributionId: string; version: number }
type Choice = { value: string; label: string; note?: string }
type ContributionFormProps = {
  /** Null for a new one. */
  contribution: ContributionView | null
  choices: EntryChoices
  save: (input: Input) => Promise<ActionResult<Saved>>
  findHolders: (input: { query: string }) => Promise<ActionResult<Choice[]>>
}

function startingFrom(contribution: ContributionView | null, choices: EntryChoices): Input {
  return {
    contributionId: contribution?.id,
    version: contribution?.version,
    personId: contribution?.personId ?? choices.ownPersonId ?? choices.person?.value ?? '',
    kind: contribution?.kind ?? 'caseLed',
    role: contribution?.role ?? 'lead',
    title: contribution?.title ?? '',
    description: contribution?.description ?? '',
    startsOn: contribution?.startsOn ?? '',
    endsOn: contribution?.endsOn ?? '',
    isPublic: contribution?.isPublic ?? false,
    proofFileIds: contribution?.proofs.map((proof) => proof.id) ?? [],
    isSubmit: false,
  }
}

/** A contribution: kept as a draft at any time, handed in when complete. */
export function ContributionForm({ contribution, choices, save, findHolders }: ContributionFormProps) {
  const router = useRouter()
  const isOwn = choices.ownPersonId !== null
  const [isSending, setSending] = useState(false)
  const f = useActionForm<Input, Saved>({
    schema: saveContributionSchema,
    action: save,
    defaultValues: startingFrom(contribution, choices),
    successMessage: undefined,
    onSuccess: ({ contributionId }) => router.push(`/contributions/${contributionId}`),
  })
  const choose = (isSubmit: boolean) => f.form.setValue('isSubmit', isSubmit)
  const back = contribution ? `/contributions/${contribution.id}` : '/contributions'
  return (
    <ActionForm of={f} label="辐射贡献">
      <Card>
        <CardBody className="space-y-4">
          {!isOwn && !contribution && (
            <ComboboxField
              of={f}
              name="personId"
              label="人员"
              required
              search={searchWith(findHolders)}
              initial={choices.person ?? undefined}
              placeholder="输入姓名查找"
              help="本单位和下级单位现在或曾经持有称号的人员。"
            />
          )}
          <RadioField
            of={f}
            name="kind"
            label="类别"
            required
            direction="column"
            options={CONTRIBUTION_KINDS.map((value) => ({ value, label: KIND_LABELS[value].word, description: KIND_LABELS[value].note }))}
          />
          <TextField of={f} name="title" label="名称" required maxLength={100} placeholder="如：全市首例数据权属纠纷案" />
          <RadioField
            of={f}
            name="role"
            label="承担的角色"
            required
            direction="row"
            options={CONTRIBUTION_ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))}
          />
          <div className="grid grid-cols-2 items-end gap-4 max-md:grid-cols-1">
            <DateField of={f} name="startsOn" label="开始日期" required max={choices.today} />
            <DateField of={f} name="endsOn" label="结束日期" required max={choices.today} help="一天办完的填同一天；按结束日期计入当年。" />
          </div>
          <TextAreaField
            of={f}
            name="description"
            label="做了什么、成效如何"
            required
            rows={5}
            limit={2000}
            help="写明任务来源、本人承担的部分和结果，便于核实。请勿填写案件当事人的身份信息。"
          />
          <ProofField
            id={f.idOf('proofFileIds')}
            known={contribution?.proofs ?? []}
            fileIds={f.form.watch('proofFileIds')}
            error={f.form.formState.errors.proofFileIds?.message}
            onBusy={setSending}
            onChange={(fileIds) => {
              f.form.setValue('proofFileIds', fileIds, { shouldDirty: true })
              f.form.clearErrors('proofFileIds')
            }}
          />
          <CheckboxField
            of={f}
            name="isPublic"
            label="名称可以对外公开"
            help="不涉密、不含他人信息的可勾选；核实后，在本人同意公开的人才主页上显示类别、名称和年度，不显示内容和材料。"
          />
        </CardBody>
      </Card>
      <div className="flex flex-wrap gap-3">
        <SubmitButton of={f} icon="send" disabled={isSending} onClick={() => choose(true)}>
          {isOwn ? '提交单位核实' : '提交党组核实'}
        </SubmitButton>
        <Button type="submit" disabled={f.pending || isSending} onClick={() => choose(false)}>
          保存草稿
        </Button>
        <LinkButton href={back} variant="quiet">
          取消
        </LinkButton>
      </div>
    </ActionForm>
  )
}
