'use client'
import { useRouter } from 'next/navigation'
import { useWatch } from 'react-hook-form'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { SelectField } from '@/components/forms/fields'
import { ComboboxField } from '@/components/forms/fields-search'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { ROLE_HINTS } from '@/lib/accounts/labels'
import type { GrantScopes } from '@/lib/accounts/queries'
import { grantRoleSchema } from '@/lib/accounts/schema'
import { ROLE_LABELS, ROLE_SCOPES, ROLES, type Role } from '@/lib/platform/access/roles'

type Input = { accountId: string; role: Role; unitId?: string; roundId?: string }
type GrantRoleFormProps = { accountId: string; scopes: GrantScopes; action: (input: Input) => Promise<ActionResult<{ grantId: string }>> }

/** Talents are bound to a person by their activation code, not here. */
const CHOICES = ROLES.filter((role) => ROLE_SCOPES[role] !== 'self').map((role) => ({ value: role, label: ROLE_LABELS[role] }))

export function GrantRoleForm({ accountId, scopes, action }: GrantRoleFormProps) {
  const router = useRouter()
  const form = useActionForm({
    schema: grantRoleSchema,
    action: (input: Input) => action(withoutOtherScopes(input)),
    defaultValues: { accountId },
    successMessage: '角色已授予，该账号须重新登录。',
    resetOnSuccess: true,
    onSuccess: () => router.refresh(),
  })
  const role = useWatch({ control: form.form.control, name: 'role' })
  const scope = role ? ROLE_SCOPES[role] : undefined
  return (
    <ActionForm of={form} className="max-w-md" label="授予角色">
      <SelectField
        of={form}
        name="role"
        label="角色"
        required
        options={CHOICES}
        placeholder="请选择"
        help={role ? ROLE_HINTS[role] : undefined}
      />
      {scope === 'unit' && (
        <ComboboxField
          of={form}
          name="unitId"
          label="所管单位"
          required
          options={scopes.units}
          placeholder="输入单位名称查找"
          help="包含该单位现有的全部下属单位。"
        />
      )}
      {scope === 'round' && (
        <SelectField of={form} name="roundId" label="所属评选轮次" required options={scopes.rounds} placeholder="请选择" />
      )}
      <SubmitButton of={form}>授予角色</SubmitButton>
    </ActionForm>
  )
}

/** A unit that was chosen before the role was changed does not go along. */
function withoutOtherScopes(input: Input): Input {
  const scope = ROLE_SCOPES[input.role]
  const { accountId, role, unitId, roundId } = input
  return { accountId, role, ...(scope === 'unit' ? { unitId } : {}), ...(scope === 'round' ? { roundId } : {}) }
}
