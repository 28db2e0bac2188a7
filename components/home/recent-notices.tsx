import { Card, CardBody, CardHead } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'

type RecentNoticesProps = { items: readonly { id: string; title: string; body: string; at: string; isRead: boolean }[] }

/** The newest notices, unread ones marked. */
export function RecentNotices({ items }: RecentNoticesProps) {
  return (
    <Card>
      <CardHead finding="最近提醒" tools={<TextLink href="/reminders">全部</TextLink>} />
      <CardBody>
        {items.length === 0 ? (
          <p className="text-13 text-ink-3">还没有提醒。</p>
        ) : (
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <li key={item.id} className="py-2 first:pt-0 last:pb-0">
                <p className={item.isRead ? '' : 'font-semibold'}>
                  {!item.isRead && (
                    <span role="img" aria-label="未读" className="mr-1.5 mb-0.5 inline-block size-1.5 rounded-full bg-rose align-middle" />
                  )}
                  {item.title}
                </p>
                <p className="line-clamp-2 text-13 text-ink-3">{item.body}</p>
                <p className="text-12 text-ink-3">{item.at}</p>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}
