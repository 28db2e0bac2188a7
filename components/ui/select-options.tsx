'use client'
import type { SelectOption } from './select'

/** Options from data: a server-rendered page sends a list of units once as data, not a second time as a rendered tree. */
export function SelectOptions({ options, placeholder }: { options: readonly SelectOption[]; placeholder?: string }) {
  const groups = [...new Set(options.map((option) => option.group))]
  return (
    <>
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {groups.map((group) => {
        const items = options
          .filter((option) => option.group === group)
          .map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))
        return group === undefined ? (
          items
        ) : (
          <optgroup key={group} label={group}>
            {items}
          </optgroup>
        )
      })}
    </>
  )
}
