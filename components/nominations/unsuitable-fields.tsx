'use client'
import { Button, IconButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { placed } from '@/components/ui/placed'
import { unsuitableReviewerLimit } from '@/lib/rounds/conflicts'

export type Unsuitable = { name: string; unitName: string; reason: string }

/** Up to three experts who should not judge the candidate. */
export function UnsuitableFields({ rows, onChange }: { rows: readonly Unsuitable[]; onChange: (rows: Unsuitable[]) => void }) {
  const set = (index: number, part: Partial<Unsuitable>) => onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  return (
    <div className="space-y-4">
      <p className="text-ink-2">
        如有不宜参加评审的专家，可以填写，最多 {unsuitableReviewerLimit} 位，可不填。只用于安排回避，专家本人和其他单位看不到。
      </p>
      {placed(rows).map(({ row, index }) => (
        <div
          key={index}
          className="grid grid-cols-[1fr_1.5fr_2fr_auto] items-end gap-3 max-md:grid-cols-1 max-md:rounded max-md:border max-md:border-line max-md:p-3"
        >
          <Field
            id={`unsuitable-name-${index}`}
            label="姓名"
            required
            error={row.name.trim() || (!row.unitName && !row.reason) ? undefined : '请填写姓名。'}
          >
            {(aria) => <Input {...aria} maxLength={30} value={row.name} onChange={(event) => set(index, { name: event.target.value })} />}
          </Field>
          <Field id={`unsuitable-unit-${index}`} label="所在单位" optional>
            {(aria) => (
              <Input {...aria} maxLength={60} value={row.unitName} onChange={(event) => set(index, { unitName: event.target.value })} />
            )}
          </Field>
          <Field id={`unsuitable-reason-${index}`} label="理由" optional>
            {(aria) => (
              <Input {...aria} maxLength={200} value={row.reason} onChange={(event) => set(index, { reason: event.target.value })} />
            )}
          </Field>
          <IconButton icon="trash" label={`删除第 ${index + 1} 位`} onClick={() => onChange(rows.filter((_, at) => at !== index))} />
        </div>
      ))}
      {rows.length < unsuitableReviewerLimit && (
        <Button icon="plus" onClick={() => onChange([...rows, { name: '', unitName: '', reason: '' }])}>
          添加一位
        </Button>
      )}
    </div>
  )
}
