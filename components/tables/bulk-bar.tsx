'use client'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Button } from '@/components/ui/button'
import type { IconName } from '@/components/ui/icon'

export type BulkAction = {
  label: string
  icon?: IconName
  /** Gets the chosen ids after the person has confirmed … */
  action?: (input: { ids: string[]; reason?: string }) => Promise<ActionResult<unknown>>
  /** … or a page that shows what would happen, with `?ids=` added. */
  href?: string
  consequences?: ReactNode
  reasonLabel?: string
  danger?: boolean
  success?: string
}

type BulkBarProps = { chosen: readonly { id: string; label: string }[]; actions: readonly BulkAction[]; onClear: () => void }

const namesShown = 12

/** What can be done with the chosen rows; the confirmation names them. */
export function BulkBar({ chosen, actions, onClear }: BulkBarProps) {
  const router = useRouter()
  const ids = chosen.map((row) => row.id)
  const names = chosen
    .slice(0, namesShown)
    .map((row) => row.label)
    .join('、')
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 border-b border-indigo-line bg-indigo-tint px-5 py-2 print:hidden">
      <span>
        已选 <b>{chosen.length}</b> 项
      </span>
      {actions.map((bulk) =>
        bulk.action ? (
          <ActionButton
            key={bulk.label}
            size="sm"
            icon={bulk.icon}
            variant={bulk.danger ? 'danger' : 'default'}
            action={bulk.action}
            input={{ ids }}
            success={bulk.success}
            onDone={onClear}
            confirm={{
              title: `${bulk.label}：共 ${chosen.length} 项`,
              consequences: (
                <>
                  {bulk.consequences && <p className="mb-2">{bulk.consequences}</p>}
                  <p className="text-13">
                    {names}
                    {chosen.length > namesShown && ` 等 ${chosen.length} 项`}
                  </p>
                </>
              ),
              confirmLabel: bulk.label,
              danger: bulk.danger,
              reason: bulk.reasonLabel ? { label: bulk.reasonLabel } : undefined,
            }}
          >
            {bulk.label}
          </ActionButton>
        ) : (
          <Button
            key={bulk.label}
            size="sm"
            icon={bulk.icon}
            onClick={() => bulk.href && router.push(`${bulk.href}${bulk.href.includes('?') ? '&' : '?'}ids=${ids.join(',')}`)}
          >
            {bulk.label}
          </Button>
        ),
      )}
      <Button size="sm" variant="quiet" onClick={onClear}>
        取消选择
      </Button>
    </div>
  )
}
