import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import type { Dashboard } from '@/lib/targets/dashboard'
import { dashboardHref, personsHref } from './links'

const SHOWN = 5

/** What a leader should look at, the worst first; each with the list behind it. */
export function AttentionCard({ path, dashboard, showAll }: { path: string; dashboard: Dashboard; showAll: boolean }) {
  const { attention } = dashboard
  const items = showAll ? attention : attention.slice(0, SHOWN)
  const toggle = attention.length > SHOWN && (
    <TextLink href={dashboardHref(path, dashboard, { all: showAll ? undefined : '1' })}>
      {showAll ? '收起' : `全部 ${attention.length} 条`}
    </TextLink>
  )
  return (
    <Card>
      <CardHead finding="最需要关注" tools={toggle} />
      <CardBody>
        {items.length === 0 ? (
          <EmptyState icon="check" title="各条线均达到目标" hint="到周期末没有已知的缺口。" />
        ) : (
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <li key={item.key} className="flex gap-2.5 py-3 first:pt-0 last:pb-0">
                <Icon
                  name={item.tone === 'rose' ? 'alert' : 'clock'}
                  size={16}
                  label={item.tone === 'rose' ? '未达标' : '将到期'}
                  className={item.tone === 'rose' ? 'mt-0.5 flex-none text-rose' : 'mt-0.5 flex-none text-amber'}
                />
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap justify-between gap-x-3">
                    <b>{item.title}</b>
                    <TextLink href={personsHref(dashboard, item.open)} className="text-13">
                      {item.linkLabel}
                    </TextLink>
                  </p>
                  <p className="text-13 text-ink-2">{item.detail}</p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}
