'use client'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import type { Linkage } from '@/lib/rounds/assigning/assigning-queries'

type Props = { roundId: string; linkage: Linkage; action: (input: { roundId: string }) => Promise<ActionResult<unknown>> }

/** Groups of candidates that share no reviewer cannot be compared: said before reviewing starts, with what would join them. */
export function LinkageAlert({ roundId, linkage, action }: Props) {
  return (
    <Alert
      tone="amber"
      title={`候选对象分成 ${linkage.groups.length} 组，组与组之间没有共同的评审专家`}
      actions={
        linkage.isBridged && (
          <ActionButton
            size="sm"
            action={action}
            input={{ roundId }}
            success="已列入指定，请预览并应用变动最少的调整"
            confirm={{
              title: '采用建议？',
              consequences: '建议的评审任务列入“指定”，随后用“以最少变动调整”预览并应用；份数要求不变。',
              confirmLabel: '采用',
            }}
          >
            采用建议
          </ActionButton>
        )
      }
    >
      <p>各组的评分不能相互比较，校准分也无法计算。</p>
      <ul className="mt-1 list-disc pl-5">
        {linkage.groups.map((group) => (
          <li key={group.names.join('、')}>
            {group.names.join('、')}
            {group.more > 0 && ` 等 ${group.names.length + group.more} 个`}
          </li>
        ))}
      </ul>
      {linkage.isBridged ? (
        <p className="mt-1">
          建议增派：{linkage.bridges.map((bridge) => `${bridge.reviewer} 评审 ${bridge.candidate}`).join('；')}
          。相应让出其他任务，各人份数仍符合方案。
        </p>
      ) : (
        <p className="mt-1">受回避和份数限制，找不到可以连接各组的任务，请增加评审专家。</p>
      )}
    </Alert>
  )
}
