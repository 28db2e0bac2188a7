'use client'
import { Tabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export type Panel = { key: string; label: string; body: ReactNode }

type PanelsProps = { label: string; panels: readonly Panel[]; current: string; onCurrent: (key: string) => void }

/** Views of the draft on the screen; what was typed stays while one looks at another. */
export function Panels({ label, panels, current, onCurrent }: PanelsProps) {
  return (
    <Tabs.Root value={current} onValueChange={(value) => onCurrent(String(value))}>
      <Tabs.List
        aria-label={label}
        className="mb-4 inline-flex max-w-full overflow-x-auto rounded border border-grey-line bg-surface print:hidden"
      >
        {panels.map((panel) => (
          <Tabs.Tab
            key={panel.key}
            value={panel.key}
            className="flex h-[34px] flex-none cursor-pointer items-center border-l border-grey-line px-3 text-13 whitespace-nowrap text-ink-2 first:border-l-0 hover:bg-sunk hover:text-ink aria-selected:bg-indigo-tint aria-selected:font-semibold aria-selected:text-indigo-strong max-md:h-11"
          >
            {panel.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {panels.map((panel) => (
        <Tabs.Panel key={panel.key} value={panel.key} keepMounted={panel.key === 'compose'}>
          {panel.body}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  )
}
