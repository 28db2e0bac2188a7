'use client'
import { Menu as Base } from '@base-ui/react/menu'
import Link from 'next/link'
import type { ReactElement } from 'react'
import { cn } from './cn'
import { menuItem, popup } from './float'
import { Icon, type IconName } from './icon'

export type MenuEntry =
  | 'separator'
  | { heading: string }
  | {
      label: string
      note?: string
      icon?: IconName
      href?: string
      /** `href` is a file, fetched by the browser and not by the router. */
      download?: boolean
      onSelect?: () => void
      danger?: boolean
      disabled?: boolean
      checked?: boolean
      /** Stays open when chosen: several boxes in a row. */
      stay?: boolean
    }

type MenuProps = { trigger: ReactElement; items: readonly MenuEntry[]; align?: 'start' | 'end'; className?: string }

function Entry({ entry }: { entry: Exclude<MenuEntry, 'separator' | { heading: string }> }) {
  const look = cn(menuItem, entry.danger && 'text-rose data-[highlighted]:bg-rose-tint data-[highlighted]:text-rose')
  const content = (
    <>
      {entry.icon && <Icon name={entry.icon} size={16} className="text-ink-3" />}
      <span className="min-w-0 flex-1">
        {entry.label}
        {entry.note && <span className="block text-12 text-ink-3">{entry.note}</span>}
      </span>
      {entry.checked && <Icon name="check" size={16} className="text-indigo" />}
    </>
  )
  if (entry.href) {
    const link = entry.download ? { href: entry.href, download: true } : { render: <Link href={entry.href} prefetch={false} /> }
    return (
      <Base.LinkItem className={look} closeOnClick {...link}>
        {content}
      </Base.LinkItem>
    )
  }
  if (entry.checked !== undefined) {
    return (
      <Base.CheckboxItem
        className={look}
        checked={entry.checked}
        onCheckedChange={() => entry.onSelect?.()}
        disabled={entry.disabled}
        closeOnClick={!entry.stay}
      >
        {content}
      </Base.CheckboxItem>
    )
  }
  return (
    <Base.Item className={look} onClick={() => entry.onSelect?.()} disabled={entry.disabled} closeOnClick={!entry.stay}>
      {content}
    </Base.Item>
  )
}

export function Menu({ trigger, items, align = 'start', className }: MenuProps) {
  const keyed = items.map((entry, index) => ({ key: String(index), entry }))
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-50">
          <Base.Popup className={cn(popup, 'max-h-[min(var(--available-height),28rem)] min-w-44 max-w-80 overflow-y-auto p-1', className)}>
            {keyed.map(({ key, entry }) => {
              if (entry === 'separator') return <Base.Separator key={key} className="my-1 h-px bg-line" />
              if ('heading' in entry) {
                return (
                  <p key={key} className="px-2.5 pt-2 pb-1 text-12 text-ink-3">
                    {entry.heading}
                  </p>
                )
              }
              return <Entry key={key} entry={entry} />
            })}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
