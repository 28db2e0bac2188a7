import { Tabs } from '@/components/ui/tabs'

/** The records, and how many there are. */
export function ContributionTabs({ current }: { current: 'list' | 'units' }) {
  return (
    <Tabs
      label="辐射贡献"
      items={[
        { label: '登记记录', href: '/contributions', current: current === 'list' },
        { label: '按单位统计', href: '/contributions/units', current: current === 'units' },
      ]}
    />
  )
}
