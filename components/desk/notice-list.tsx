import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/text-link'
import { formatInstant } from '@/lib/platform/dates'
import type { NoticeView } from '@/lib/platform/notices/queries'

type NoticeListProps = { items: readonly NoticeView[]; markAction: (input: { ids?: string[] }) => Promise<ActionResult<{ count: number }>> }

export function NoticeList({ items, markAction }: NoticeListProps) {
  return (
    <ul className="divide-y divide-line rounded border border-line bg-surface">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3 max-md:px-4">
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex flex-wrap items-center gap-2">
              <span className={item.isRead ? '' : 'font-semibold'}>{item.title}</span>
              {!item.isRead && <Badge tone="rose">未读</Badge>}
            </p>
            <p className="text-ink-2">{item.body}</p>
            <p className="text-13 text-ink-3">{formatInstant(item.createdAt)}</p>
          </div>
          <span className="flex flex-none items-center gap-3">
            {item.href && <TextLink href={item.href}>查看</TextLink>}
            {!item.isRead && (
              <ActionButton action={markAction} input={{ ids: [item.id] }} size="sm" variant="quiet">
                标为已读
              </ActionButton>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
