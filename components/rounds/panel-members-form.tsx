'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import { type ActionResult, searchWith } from '@/components/forms/action-result'
import { Button, IconButton } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Option } from '@/components/ui/use-option-search'
import { readChoice } from '@/lib/rounds/panel-people'
import type { PanelMemberView } from '@/lib/rounds/panel-queries'

type Row = { key: string; name: string; post: string; isChair: boolean; personId: string | null; accountId: string | null }
type Member = Omit<Row, 'key'>
type Props = {
  roundId: string
  members: readonly PanelMemberView[]
  search: (input: { query: string }) => Promise<ActionResult<Option[]>>
  action: (input: { roundId: string; members: Member[] }) => Promise<ActionResult<{ count: number }>>
}

let nextKey = 0
const blank = (): Row => ({ key: `new-${nextKey++}`, name: '', post: '', isChair: false, personId: null, accountId: null })

/** The leading group as a list: from the roster, or by name for members from outside it. */
export function PanelMembersForm({ roundId, members, search, action }: Props) {
  const [rows, setRows] = useState<Row[]>(
    members.length > 0
      ? members.map((member) => ({
          key: member.id,
          name: member.name,
          post: member.post,
          isChair: member.isChair,
          personId: member.personId,
          accountId: member.accountId,
        }))
      : [blank(), blank(), blank()],
  )
  const change = (key: string, part: Partial<Row>) => setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const filled = rows.filter((row) => row.name.trim())
  return (
    <div className="space-y-3">
      <Field
        id="panel-search"
        label="从名册加入"
        help="名册中的成员会自动排查回避关系；不在名册、只有账号的成员也可按姓名查到，须本人申明回避。有账号的可查看本轮排序并在线表决；没有账号的直接填写姓名，如需在线表决，请先由系统管理员建立账号。"
      >
        {(aria) => (
          <Combobox
            {...aria}
            value={null}
            search={searchWith(search)}
            placeholder="姓名、拼音或首字母"
            onChange={(option) => {
              if (!option) return
              const choice = readChoice(option.value)
              const row = { ...blank(), ...choice, name: option.label, post: choice.accountId ? '' : (option.note ?? '') }
              setRows([...filled, row])
            }}
          />
        )}
      </Field>
      <ul className="divide-y divide-line border-y border-line">
        {rows.map((row, index) => (
          <li key={row.key} className="flex flex-wrap items-center gap-2 py-2">
            <span className="w-6 text-13 text-ink-3">{index + 1}</span>
            <Input
              aria-label={`第 ${index + 1} 位姓名`}
              className="w-32"
              value={row.name}
              placeholder="姓名"
              onChange={(event) => change(row.key, { name: event.currentTarget.value, personId: null, accountId: null })}
            />
            <Input
              aria-label={`第 ${index + 1} 位职务`}
              className="min-w-40 flex-1"
              value={row.post}
              placeholder="单位和职务"
              onChange={(event) => change(row.key, { post: event.currentTarget.value })}
            />
            <label className="flex min-h-9 items-center gap-1.5 text-13">
              <input
                type="radio"
                name="panel-chair"
                checked={row.isChair}
                onChange={() => setRows(rows.map((each) => ({ ...each, isChair: each.key === row.key })))}
              />
              组长
            </label>
            <IconButton
              icon="trash"
              label={`移除第 ${index + 1} 位`}
              onClick={() => setRows(rows.filter((each) => each.key !== row.key))}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button icon="plus" onClick={() => setRows([...rows, blank()])}>
          添加成员
        </Button>
        <ActionButton
          variant="primary"
          action={action}
          input={{
            roundId,
            members: filled.map(({ name, post, isChair, personId, accountId }) => ({
              name: name.trim(),
              post,
              isChair,
              personId,
              accountId,
            })),
          }}
          success="领导小组名单已保存"
        >
          保存名单
        </ActionButton>
      </div>
    </div>
  )
}
