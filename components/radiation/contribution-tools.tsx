import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { LinkButton } from '@/components/ui/button'
import type { ContributionView } from '@/lib/radiation/contribution-queries'

type Reasoned = { contributionId: string; version: number; reason: string }
type Done = Promise<ActionResult<{ contributionId: string }>>
type ContributionToolsProps = {
  contribution: ContributionView
  verify: (input: { ids: string[] }) => Promise<ActionResult<{ verified: number }>>
  sendBack: (input: Reasoned) => Done
  withdraw: (input: { contributionId: string; version: number }) => Done
  voidIt: (input: Reasoned) => Done
}

/** What the viewer can do with a contribution now. */
export function ContributionTools({ contribution, verify, sendBack, withdraw, voidIt }: ContributionToolsProps) {
  const { id, version, abilities, personName, year, state } = contribution
  const input = { contributionId: id, version }
  return (
    <>
      {abilities.withdraw && (
        <ActionButton
          action={withdraw}
          input={input}
          success="已撤回。"
          confirm={{
            title: state === 'draft' ? '作废这份草稿？' : '撤回这件贡献？',
            consequences: '撤回后不再核实，也不能恢复；需要时请重新登记。',
            confirmLabel: '撤回',
          }}
        >
          撤回
        </ActionButton>
      )}
      {abilities.write && (
        <LinkButton href={`/contributions/${id}/edit`} variant="primary" icon="pen">
          {state === 'returned' ? '修改后重新提交' : '继续填写'}
        </LinkButton>
      )}
      {abilities.verify && (
        <>
          <ActionButton
            action={sendBack}
            input={input as Reasoned}
            success="已退回，填报人会收到原因。"
            confirm={{
              title: '退回补正',
              consequences: '填报人会收到退回原因，修改后可重新提交。',
              confirmLabel: '退回',
              reason: { label: '退回原因', required: true, minLength: 4 },
            }}
          >
            退回
          </ActionButton>
          <ActionButton
            action={verify}
            input={{ ids: [id] }}
            variant="primary"
            icon="check"
            success="已核实，已通知本人。"
            confirm={{
              title: '核实通过',
              consequences: `请确认已对照证明材料。核实后计入${personName}和所在单位 ${year} 年度的辐射贡献。`,
              confirmLabel: '核实通过',
            }}
          >
            核实通过
          </ActionButton>
        </>
      )}
      {abilities.void && (
        <ActionButton
          action={voidIt}
          input={input as Reasoned}
          success="已作废，已通知本人和单位。"
          confirm={{
            title: '作废这件贡献？',
            consequences: `作废后不再计入${personName}和所在单位 ${year} 年度的辐射贡献，公开页面也不再显示。已报送的考核表保留报送时的数字。`,
            confirmLabel: '作废',
            danger: true,
            reason: { label: '作废原因', required: true, minLength: 4 },
          }}
        >
          作废
        </ActionButton>
      )}
    </>
  )
}
