'use client'
import { useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { Drawer } from '@/components/ui/drawer'
import { type Brand, BrandMark } from './brand'
import type { NavGroup } from './navigation'
import { RailNav } from './rail-nav'

/** The rail on a phone. */
export function RailDrawer({ brand, groups }: { brand: Brand; groups: readonly NavGroup[] }) {
  const [open, setOpen] = useState(false)
  return (
    <Drawer
      side="left"
      open={open}
      onOpenChange={setOpen}
      className="bg-rail"
      title={<BrandMark brand={brand} />}
      trigger={<IconButton icon="menu" label="打开导航" className="-ml-2 flex-none lg:hidden" />}
    >
      <RailNav groups={groups} onFollow={() => setOpen(false)} />
    </Drawer>
  )
}
