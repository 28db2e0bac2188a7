'use client'
import { Button } from '@/components/ui/button'
import type { FieldType, FormField } from '@/lib/rounds/scheme'
import { boundNames, type ColumnType, columnTypeNames, fieldTypeNames } from '@/lib/rounds/scheme-words'
import type { SectionProps } from './basics'
import { CheckPart, freshKey, LinesPart, ListRow, LongTextPart, NumberPart, replaced, SelectPart, TextPart } from './parts'

const typeOptions = (Object.keys(fieldTypeNames) as FieldType[]).map((value) => ({ value, label: fieldTypeNames[value] }))

type Column = FormField['columns'][number]
const columnTypes = (Object.keys(columnTypeNames) as ColumnType[]).map((value) => ({ value, label: columnTypeNames[value] }))

function ColumnsEditor({ columns, onChange }: { columns: Column[]; onChange: (columns: Column[]) => void }) {
  return (
    <div className="rounded border border-line px-3">
      <ul>
        {columns.map((column, index) => (
          <ListRow key={column.key} items={columns} index={index} label={`“${column.label}”列`} onChange={onChange} className="py-2">
            <div className="grid gap-2 md:grid-cols-[1fr_8rem_auto]">
              <TextPart
                label="列名"
                hideLabel
                value={column.label}
                maxLength={60}
                onChange={(label) => onChange(replaced(columns, index, { label }))}
              />
              <SelectPart
                label="列的类型"
                hideLabel
                value={column.type}
                options={columnTypes}
                onChange={(type) => onChange(replaced(columns, index, { type }))}
              />
              <CheckPart label="必填" value={column.required} onChange={(required) => onChange(replaced(columns, index, { required }))} />
            </div>
            {column.type === 'choice' && (
              <LinesPart
                label="选项，一行一个"
                value={column.options}
                rows={2}
                onChange={(options) => onChange(replaced(columns, index, { options }))}
              />
            )}
          </ListRow>
        ))}
      </ul>
      <Button
        size="sm"
        variant="quiet"
        icon="plus"
        className="mb-2"
        onClick={() =>
          onChange([...columns, { key: freshKey('column', columns), label: '新的一列', type: 'text', options: [], required: false }])
        }
      >
        添加一列
      </Button>
    </div>
  )
}

function FieldEditor({ field, onChange }: { field: FormField; onChange: (part: Partial<FormField>) => void }) {
  const bound = boundNames[field.type]
  return (
    <div className="space-y-3">
      <div className="grid gap-3 md:grid-cols-[1fr_9rem_12rem]">
        <TextPart label="填报项" value={field.label} maxLength={60} onChange={(label) => onChange({ label })} />
        <SelectPart label="类型" value={field.type} options={typeOptions} onChange={(type) => onChange({ type })} />
        <TextPart label="所在步骤" value={field.step} maxLength={60} onChange={(step) => onChange({ step })} />
      </div>
      <div className="grid items-end gap-3 md:grid-cols-[8rem_8rem_auto_auto]">
        {bound && <NumberPart label={`最少${bound}`} value={field.min} onChange={(min) => onChange({ min })} />}
        {bound && <NumberPart label={`最多${bound}`} value={field.max} onChange={(max) => onChange({ max })} />}
        <CheckPart label="必填" value={field.required} onChange={(required) => onChange({ required })} />
        <CheckPart label="匿名评审时不给专家看" value={field.hiddenInBlind} onChange={(hiddenInBlind) => onChange({ hiddenInBlind })} />
      </div>
      <LongTextPart label="填写说明" rows={2} limit={300} value={field.help} onChange={(help) => onChange({ help })} />
      {field.type === 'choice' && (
        <LinesPart label="选项，一行一个" rows={3} value={field.options} onChange={(options) => onChange({ options })} />
      )}
      {field.type === 'table' && <ColumnsEditor columns={field.columns} onChange={(columns) => onChange({ columns })} />}
    </div>
  )
}

/** The nomination form, entry by entry. */
export function FieldsSection({ scheme, onChange }: SectionProps) {
  const { fields } = scheme
  const set = (next: FormField[]) => onChange({ fields: next })
  function add() {
    const blank: FormField = {
      key: freshKey('field', fields),
      label: '新的填报项',
      type: 'text',
      required: true,
      min: null,
      max: null,
      help: '',
      step: fields.at(-1)?.step ?? '基本情况',
      hiddenInBlind: false,
      options: [],
      columns: [],
    }
    set([...fields, blank])
  }
  return (
    <>
      <ul>
        {fields.map((field, index) => (
          <ListRow key={field.key} at={`fields.${field.key}`} items={fields} index={index} label={`“${field.label}”`} onChange={set}>
            <details className="group">
              <summary className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-3 text-14">
                <b>{field.label}</b>
                <span className="text-13 text-ink-3">
                  {[fieldTypeNames[field.type], field.step, field.required ? '必填' : '选填', field.hiddenInBlind ? '匿名时隐去' : '']
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <span className="ml-auto text-13 text-indigo group-open:hidden">修改</span>
              </summary>
              <div className="pt-3">
                <FieldEditor field={field} onChange={(part) => set(replaced(fields, index, part))} />
              </div>
            </details>
          </ListRow>
        ))}
      </ul>
      <Button icon="plus" onClick={add}>
        添加填报项
      </Button>
    </>
  )
}
