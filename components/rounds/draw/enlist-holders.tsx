'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'

type Props = {
  titles: { value: string; label: string }[]
  action: (input: { titleCodes: string[] }) => Promise<ActionResult<{ added: number }>>
}

/** Enters all holders of chosen titles at once. */
export function EnlistHolders({ titles, action }: Props) {
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={<Button icon="users">按称号加入</Button>}
      title="按称号加入专家库"
      description="把目前持有所选称号的在职人员一并加入，条线和专长取自人员名册，加入后可以逐人修改。已在库和已出库的不变。"
    >
      <div className="space-y-4">
        <div className="grid gap-1">
          {titles.map((title) => (
            <Checkbox
              key={title.value}
              label={title.label}
              checked={chosen.includes(title.value)}
              onChange={(event) =>
                setChosen(event.currentTarget.checked ? [...chosen, title.value] : chosen.filter((code) => code !== title.value))
              }
            />
          ))}
        </div>
        <ActionButton
          variant="primary"
          action={action}
          input={{ titleCodes: [...chosen] }}
          blocked={chosen.length === 0 ? '请至少选择一个称号' : undefined}
          success="已加入专家库"
          onDone={() => setOpen(false)}
        >
          加入
        </ActionButton>
      </div>
    </Dialog>
  )
}
