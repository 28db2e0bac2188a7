'use client'
import { useId, useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import { type ActionResult, searchWith } from '@/components/forms/action-result'
import { Button } from '@/components/ui/button'
import { Combobox, MultiCombobox } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Option } from '@/components/ui/use-option-search'

type PoolMemberInput = { personId: string; specialities: string[]; lineIds: string[]; note: string }
type Props = {
  /** The member to change; none for somebody new. */
  member?: { personId: string; name: string; specialities: string[]; lineIds: string[]; note: string }
  lines: Option[]
  search: (input: { query: string }) => Promise<ActionResult<Option[]>>
  action: (input: PoolMemberInput) => Promise<ActionResult<unknown>>
}

const split = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,;；\n]+/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]

/** Enters somebody into the reviewer pool, or changes what they can judge. */
export function PoolMemberDialog({ member, lines, search, action }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [person, setPerson] = useState<Option | null>(member ? { value: member.personId, label: member.name } : null)
  const [chosen, setChosen] = useState<readonly Option[]>(lines.filter((line) => member?.lineIds.includes(line.value)))
  const [specialities, setSpecialities] = useState(member?.specialities.join('、') ?? '')
  const [note, setNote] = useState(member?.note ?? '')
  const named = split(specialities)
  const blocked = !person ? '请先选择人员' : chosen.length + named.length === 0 ? '请至少填写一个条线或一项专长' : undefined
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        member ? (
          <Button size="sm" variant="quiet" icon="pen">
            修改
          </Button>
        ) : (
          <Button variant="primary" icon="plus">
            加入专家
          </Button>
        )
      }
      title={member ? `修改${member.name}的评审专长` : '加入专家库'}
      description="抽取时按条线和专长分组。修改只影响以后的抽取，已经固定的抽取不变。"
    >
      <div className="space-y-4">
        {!member && (
          <Field id={`${id}-person`} label="人员" required help="从人员名册（含外部专家）中按姓名或拼音查找。">
            {(aria) => (
              <Combobox {...aria} value={person} onChange={setPerson} search={searchWith(search)} placeholder="姓名、拼音或首字母" />
            )}
          </Field>
        )}
        <Field id={`${id}-lines`} label="可评条线">
          {(aria) => <MultiCombobox {...aria} value={chosen} onChange={setChosen} options={lines} placeholder="选择条线" />}
        </Field>
        <Field id={`${id}-specialities`} label="评审专长" help="多项之间用顿号分开。">
          {(aria) => <Input {...aria} value={specialities} onChange={(event) => setSpecialities(event.currentTarget.value)} />}
        </Field>
        <Field id={`${id}-note`} label="备注" optional>
          {(aria) => <Input {...aria} value={note} maxLength={200} onChange={(event) => setNote(event.currentTarget.value)} />}
        </Field>
        <ActionButton
          variant="primary"
          action={action}
          input={{ personId: person?.value ?? '', specialities: named, lineIds: chosen.map((line) => line.value), note }}
          blocked={blocked}
          success={member ? '已保存' : '已加入专家库'}
          onDone={() => {
            setOpen(false)
            if (member) return
            setPerson(null)
            setChosen([])
            setSpecialities('')
            setNote('')
          }}
        >
          {member ? '保存' : '加入'}
        </ActionButton>
      </div>
    </Dialog>
  )
}
