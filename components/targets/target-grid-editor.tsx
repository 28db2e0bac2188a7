'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { type ActionResult, callAction } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { toast } from '@/components/ui/toast'
import type { TargetGrid } from '@/lib/targets/cycle-queries'
import { MOST_TARGET, type saveTargetsSchema } from '@/lib/targets/schema'
import { cellKey } from '@/lib/targets/target-cells'

type Save = (input: z.input<typeof saveTargetsSchema>) => Promise<ActionResult<{ cells: number }>>

/** A typed target: empty is none; undefined when it is no whole number in range. */
function parse(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return null
  const value = Number(plain)
  return /^\d+$/.test(plain) && value <= MOST_TARGET ? value : undefined
}

/** Line × class, typed in place; only what changed is saved, and a lost race keeps what was typed. */
export function TargetGridEditor({ grid, action }: { grid: TargetGrid; action: Save }) {
  const router = useRouter()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [reason, setReason] = useState('')
  const textOf = (key: string) => typed[key] ?? String(grid.cells[key]?.value ?? '')
  const isChanged = (key: string) => typed[key] !== undefined && parse(typed[key]) !== (grid.cells[key]?.value ?? null)
  const wrong = Object.keys(typed).filter((key) => parse(typed[key] ?? '') === undefined)
  const changed = Object.keys(typed).filter(isChanged)
  const sumOf = (classCode: string) => grid.lines.reduce((sum, line) => sum + (parse(textOf(cellKey(line.id, classCode))) ?? 0), 0)

  async function save() {
    if (wrong.length > 0)
      return setError(`有 ${wrong.length} 处不是 0 到 ${MOST_TARGET} 的整数，已标出，请改正后再保存。没有目标的请留空。`)
    setBusy(true)
    const cells = changed.map((key) => {
      const [lineId = '', classCode = ''] = key.split('|')
      return { lineId, classCode, value: parse(typed[key] ?? '') ?? null, version: grid.cells[key]?.version ?? null }
    })
    const result = await callAction(action, { cycleId: grid.cycle.id, cells, ...(grid.abilities.revise ? { reason } : {}) })
    setBusy(false)
    if (!result.ok) return setError(result.message)
    setError(undefined)
    setTyped({})
    setReason('')
    toast.success(`已保存 ${result.data.cells} 项指标。`)
    router.refresh()
  }

  const { manage, revise } = grid.abilities
  const canEdit = manage || revise
  return (
    <>
      {error && (
        <Alert tone="rose" live className="mb-4">
          {error}
        </Alert>
      )}
      <TableFrame
        label={`${grid.cycle.name}各条线指标`}
        stack={false}
        className="max-sm:[&_thead_th]:whitespace-normal max-sm:[&_tr>*]:px-1! max-sm:[&_tr>*:first-child]:pl-3! max-sm:[&_tr>*:last-child]:pr-2!"
      >
        <thead>
          <tr>
            <Th>条线</Th>
            {grid.classes.map((item) => (
              <Th key={item.code} numeric>
                {item.name}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.lines.map((line) => (
            <tr key={line.id}>
              <RowHead className="whitespace-nowrap">
                {line.name}
                {!line.isActive && <span className="ml-1 text-12 text-ink-3">已停用</span>}
              </RowHead>
              {grid.classes.map((item) => {
                const key = cellKey(line.id, item.code)
                return (
                  <Td key={item.code} numeric>
                    {canEdit ? (
                      <Input
                        inputMode="numeric"
                        aria-label={`${line.name}${item.name}目标`}
                        value={textOf(key)}
                        invalid={parse(textOf(key)) === undefined}
                        onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
                        className={cn('ml-auto w-24 text-right max-sm:w-18', isChanged(key) && 'border-indigo bg-indigo-tint')}
                      />
                    ) : (
                      (grid.cells[key]?.value ?? '无')
                    )}
                  </Td>
                )
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="[&>*]:border-t [&>*]:border-b-0 [&>*]:border-line-strong">
            <th scope="row" className="h-[38px] px-2 text-left font-semibold">
              全市
            </th>
            {grid.classes.map((item) => (
              <Td key={item.code} numeric strong>
                {sumOf(item.code)}
              </Td>
            ))}
          </tr>
        </tfoot>
      </TableFrame>
      {revise && changed.length > 0 && (
        <div className="mt-4 max-w-xl">
          <Field id="revision-reason" label="修订原因" required help="周期已经结算：改动会作为新版本与结算并列显示，结算本身不变。">
            {(aria) => <Input {...aria} value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />}
          </Field>
        </div>
      )}
      {canEdit && (
        <div className="mt-4 flex flex-wrap items-center justify-end gap-3">
          <span className="text-13 text-ink-3">{changed.length > 0 ? `改动了 ${changed.length} 项，尚未保存` : '没有未保存的改动'}</span>
          <Button onClick={() => setTyped({})} disabled={Object.keys(typed).length === 0}>
            恢复
          </Button>
          <Button variant="primary" loading={busy} disabled={changed.length + wrong.length === 0} onClick={() => void save()}>
            保存指标
          </Button>
        </div>
      )}
    </>
  )
}
