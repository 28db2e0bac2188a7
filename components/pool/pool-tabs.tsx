import { Tabs } from '@/components/ui/tabs'

type PoolTabsProps = { current: 'people' | 'categories' | 'callUps' }

/** The three parts of the desk's pool. */
export function PoolTabs({ current }: PoolTabsProps) {
  return (
    <Tabs
      label="人才库"
      items={[
        { label: '人才名单', href: '/pool', current: current === 'people' },
        { label: '人才分类', href: '/pool/categories', current: current === 'categories' },
        { label: '人才调用', href: '/pool/call-ups', current: current === 'callUps' },
      ]}
    />
  )
}
