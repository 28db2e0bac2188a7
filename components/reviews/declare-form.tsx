'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type ActionResult, callAction } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFoot } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { SearchInput } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import type { Declaration, DeclarationRow } from '@/lib/rounds/review-queries'
import { type DeclarableKind, type DeclareConflictsInput, declarableKindNames, declarableKinds } from '@/lib/rounds/review-schema'

type Entry = { kind: DeclarableKind | ''; reason: string }

type DeclareFormProps = {
  declaration: Declaration
  action: (input: DeclareConflictsInput) => Promise<ActionResult<{ declaredAt: string; conflicts: number }>>
}

const LEAST = 4

/** The whole list of names and units; what is ticked asks for its kind and a few words. */
export function DeclareForm({ declaration, action }: DeclareFormProps) {
  const { rows, round, declaredAt } = declaration
  const router = useRouter()
  const [query, setQuery] = useState('')
  const [entries, setEntries] = useState<Readonly<Record<string, Entry>>>({})
  const [asked, setAsked] = useState(false)
  const [isConfirming, setConfirming] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const words = query.trim()
  const shown = rows.filter((row) => !words || `${row.name}${row.unit}${row.line}`.includes(words))
  const ticked = Object.entries(entries)
  const incomplete = ticked.filter(([, entry]) => entry.kind === '' || [...entry.reason.trim()].length < LEAST)

  const toggle = (id: string, on: boolean) =>
    setEntries((before) => {
      const { [id]: _gone, ...rest } = before
      return on ? { ...rest, [id]: { kind: '', reason: '' } } : rest
    })
  const set = (id: string, part: Partial<Entry>) =>
    setEntries((before) => ({ ...before, [id]: { kind: '', reason: '', ...before[id], ...part } }))

  function ask() {
    setAsked(true)
    setError(undefined)
    const [first] = incomplete
    if (first) document.getElementById(`kind-${first[0]}`)?.focus()
    else setConfirming(true)
  }

  async function confirm() {
    setBusy(true)
    const conflicts = ticked.flatMap(([nominationId, { kind, reason }]) =>
      kind === '' ? [] : [{ nominationId, kind, reason: reason.trim() }],
    )
    const result = await callAction(action, { roundId: round.id, conflicts, listed: rows.length })
    setBusy(false)
    if (!result.ok) return setError(result.message)
    setConfirming(false)
    toast.success('回避情况已申报')
    router.push('/reviews')
    router.refresh()
  }

  return (
    <>
      <Card>
        <CardBody className="border-b border-line">
          <Field id="declare-search" label="在名单中查找">
            {(aria) => (
              <SearchInput
                {...aria}
                className="max-w-80"
                placeholder="输入姓名、单位或条线"
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
            )}
          </Field>
        </CardBody>
        <ul className="divide-y divide-line">
          {shown.map((row) => (
            <DeclareRow
              key={row.nominationId}
              row={row}
              entry={entries[row.nominationId]}
              asked={asked}
              onToggle={(on) => toggle(row.nominationId, on)}
              onChange={(part) => set(row.nominationId, part)}
            />
          ))}
        </ul>
        {shown.length === 0 && <p className="px-5 py-6 text-ink-3">名单中没有符合的候选对象。</p>}
        <CardFoot className="flex flex-wrap items-center justify-between gap-3">
          <span>
            名单共 {rows.length} 位，本次勾选 {ticked.length} 位。{declaredAt && '已申报的不能撤回，可以继续补充。'}
          </span>
          <Button variant="primary" icon="check" onClick={ask}>
            {ticked.length > 0 ? `确认申报回避 ${ticked.length} 位` : declaredAt ? '重新确认名单' : '已逐一核对，没有需要回避的'}
          </Button>
        </CardFoot>
      </Card>
      <ConfirmDialog
        open={isConfirming}
        onOpenChange={setConfirming}
        title="确认回避申报？"
        consequences={
          <>
            <p>
              {ticked.length > 0
                ? `您将回避 ${ticked.length} 位候选对象，不会分配到他们的材料。申报后不能撤回，分配评审任务之前可以继续补充。`
                : `您确认与名单中的 ${rows.length} 位候选对象均没有需要回避的关系。分配评审任务之前可以继续补充。`}
            </p>
            {error && (
              <Alert tone="rose" live className="mt-3">
                {error}
              </Alert>
            )}
          </>
        }
        confirmLabel="确认申报"
        busy={busy}
        onConfirm={() => void confirm()}
      />
    </>
  )
}

type RowProps = {
  row: DeclarationRow
  entry: Entry | undefined
  asked: boolean
  onToggle: (on: boolean) => void
  onChange: (part: Partial<Entry>) => void
}

function DeclareRow({ row, entry, asked, onToggle, onChange }: RowProps) {
  const id = row.nominationId
  const isDeclared = row.conflicts.some((conflict) => conflict.isDeclared)
  return (
    <li className="px-5 py-2 max-md:px-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Checkbox
          className="min-w-0 flex-1 basis-64"
          label={<b>{row.name}</b>}
          description={`${row.unit} · ${row.line}`}
          checked={isDeclared || entry !== undefined}
          disabled={isDeclared}
          onChange={(event) => onToggle(event.target.checked)}
        />
        {row.conflicts.map((conflict) => (
          <Badge key={conflict.reason} tone={conflict.isDeclared ? 'amber' : 'grey'} className="h-auto whitespace-normal py-1 leading-snug">
            {conflict.isDeclared ? '已申报：' : '已按档案列入回避：'}
            {conflict.reason}
          </Badge>
        ))}
      </div>
      {entry && (
        <div className="mt-2 mb-2 ml-7 grid grid-cols-[280px_minmax(0,1fr)] gap-3 max-md:ml-0 max-md:grid-cols-1">
          <Field id={`kind-${id}`} label="回避原因" required error={asked && entry.kind === '' ? '请选择回避的原因。' : undefined}>
            {(aria) => (
              <Select
                {...aria}
                placeholder="请选择"
                value={entry.kind}
                options={declarableKinds.map((kind) => ({ value: kind, label: declarableKindNames[kind] }))}
                onChange={(event) => onChange({ kind: declarableKinds.find((kind) => kind === event.target.value) ?? '' })}
              />
            )}
          </Field>
          <Field
            id={`reason-${id}`}
            label="具体说明"
            required
            error={asked && [...entry.reason.trim()].length < LEAST ? `请写明具体情况，不少于 ${LEAST} 个字。` : undefined}
          >
            {(aria) => (
              <Textarea
                {...aria}
                rows={2}
                limit={500}
                value={entry.reason}
                onChange={(event) => onChange({ reason: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </li>
  )
}
