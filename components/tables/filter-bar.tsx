import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Chip } from '@/components/ui/chip'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Input, SearchInput } from '@/components/ui/input'
import { Select, type SelectOption } from '@/components/ui/select'
import { TextLink } from '@/components/ui/text-link'
import { firstValue, hrefWith, type ListParams, listValues } from './list-url'

export type FilterField = {
  name: string
  label: string
  type: 'search' | 'text' | 'select' | 'date' | 'month' | 'number' | 'check'
  options?: readonly SelectOption[]
  placeholder?: string
  /** Behind 更多条件. */
  more?: boolean
  wide?: boolean
}

type FilterBarProps = {
  /** The list's own path. */
  action: string
  params: ListParams
  fields: readonly FilterField[]
  /** Filters under a name: links that reproduce a view. */
  saved?: readonly { label: string; href: string; current?: boolean }[]
  /** How many the list holds now. */
  count?: ReactNode
  tools?: ReactNode
  submitLabel?: string
}

function FilterControl({ field, params }: { field: FilterField; params: ListParams }) {
  const value = firstValue(params, field.name)
  if (field.type === 'check') {
    return <Checkbox name={field.name} value="1" label={field.label} defaultChecked={value === '1'} className="self-end md:min-h-9" />
  }
  const id = `filter-${field.name}`
  return (
    <Field id={id} label={field.label} className={cn('w-44 max-md:w-full', (field.wide || field.type === 'search') && 'w-72')}>
      {(aria) => {
        if (field.type === 'select')
          return (
            <Select
              {...aria}
              name={field.name}
              options={field.options ?? []}
              placeholder={field.placeholder ?? '全部'}
              defaultValue={value}
            />
          )
        if (field.type === 'search') return <SearchInput {...aria} name={field.name} placeholder={field.placeholder} defaultValue={value} />
        return <Input {...aria} type={field.type} name={field.name} placeholder={field.placeholder} defaultValue={value} />
      }}
    </Field>
  )
}

function valueInWords(field: FilterField, value: string): string {
  if (field.type === 'check') return field.label
  const word = field.options?.find((option) => option.value === value)?.label ?? value
  return `${field.label}：${word}`
}

/** A form that reads: the whole state of the list is in its address, and it works without scripts. */
export function FilterBar({ action, params, fields, saved, count, tools, submitLabel = '筛选' }: FilterBarProps) {
  const names = new Set(fields.map((field) => field.name))
  const kept = Object.keys(params).filter((key) => !names.has(key) && key !== 'after' && key !== 'before')
  const set = fields.flatMap((field) => listValues(params, field.name).map((value) => ({ field, value })))
  const more = fields.filter((field) => field.more)
  const [first, ...rest] = fields.filter((field) => !field.more)
  const isMoreOpen = more.some((field) => firstValue(params, field.name) !== '')
  const cleared = Object.fromEntries([...names].map((name) => [name, undefined]))
  return (
    <search className="mb-4 block rounded border border-line bg-surface px-5 py-4 max-md:px-4 print:hidden">
      <form method="get" action={action} key={JSON.stringify(params)} className="flex flex-wrap items-end gap-3">
        {kept.flatMap((key) =>
          listValues(params, key).map((value) => <input key={`${key}=${value}`} type="hidden" name={key} value={value} />),
        )}
        {first && <FilterControl field={first} params={params} />}
        <input type="checkbox" id={`${action}-more-filters`} className="peer sr-only md:hidden" />
        <label
          htmlFor={`${action}-more-filters`}
          className="hidden h-11 items-center gap-1 rounded border border-grey-line px-3 text-ink-2 peer-focus-visible:outline-2 peer-focus-visible:outline-indigo max-md:inline-flex"
        >
          筛选条件
          {set.length > 0 && <b className="text-indigo">{set.length}</b>}
        </label>
        <div className="contents max-md:hidden max-md:peer-checked:contents">
          {rest.map((field) => (
            <FilterControl key={field.name} field={field} params={params} />
          ))}
        </div>
        <Button type="submit" icon="filter">
          {submitLabel}
        </Button>
        {more.length > 0 && (
          <details open={isMoreOpen} className="group open:basis-full">
            <summary className="inline-flex h-9 cursor-pointer items-center gap-1 rounded px-2 text-indigo hover:bg-indigo-tint max-md:h-11">
              更多条件
              <Icon name="chevron-down" size={16} className="group-open:rotate-180" />
            </summary>
            <div className="mt-2 flex flex-wrap items-end gap-3">
              {more.map((field) => (
                <FilterControl key={field.name} field={field} params={params} />
              ))}
            </div>
          </details>
        )}
      </form>
      {(set.length > 0 || saved?.length || count !== undefined || tools) && (
        <div className="mt-3 flex flex-wrap items-center gap-2 border-t border-line pt-3">
          {count !== undefined && <p className="mr-1">{count}</p>}
          {set.map(({ field, value }) => (
            <Chip
              key={`${field.name}=${value}`}
              removeLabel={`去掉条件 ${valueInWords(field, value)}`}
              removeHref={hrefWith(action, params, { [field.name]: listValues(params, field.name).filter((one) => one !== value) })}
            >
              {valueInWords(field, value)}
            </Chip>
          ))}
          {set.length > 0 && (
            <TextLink href={hrefWith(action, params, cleared)} className="min-h-6 text-13">
              清除全部
            </TextLink>
          )}
          {saved && saved.length > 0 && (
            <span className="flex flex-wrap items-center gap-x-3 text-13">
              <span className="text-ink-3">常用：</span>
              {saved.map((view) => (
                <TextLink
                  key={view.href}
                  href={view.href}
                  aria-current={view.current ? 'true' : undefined}
                  strong={view.current}
                  className="min-h-6"
                >
                  {view.label}
                </TextLink>
              ))}
            </span>
          )}
          {tools && <div className="ml-auto flex flex-wrap items-center gap-2">{tools}</div>}
        </div>
      )}
    </search>
  )
}
