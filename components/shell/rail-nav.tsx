'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '@/components/ui/cn'
import { Icon } from '@/components/ui/icon'
import { currentHref, type NavGroup, type NavItem } from './navigation'

function RailLink({ item, isCurrent, onFollow }: { item: NavItem; isCurrent: boolean; onFollow?: () => void }) {
  return (
    <li>
      <Link
        prefetch={false}
        href={item.href}
        onClick={onFollow}
        aria-current={isCurrent ? 'page' : undefined}
        className={cn(
          'flex h-[34px] items-center gap-2.5 rounded border px-2 text-14 max-lg:h-11',
          isCurrent ? 'border-line bg-surface font-semibold text-ink' : 'border-transparent text-ink-2 hover:bg-grey-tint hover:text-ink',
        )}
      >
        <Icon name={item.icon} className={isCurrent ? 'text-indigo' : 'text-ink-3'} />
        <span className="min-w-0 truncate">{item.label}</span>
        {item.count !== undefined && item.count > 0 && (
          <span className={cn('ml-auto text-12 font-normal', item.hot ? 'font-semibold text-rose' : 'text-ink-3')}>
            {item.count}
            <span className="sr-only">{item.hot ? '项待办，有逾期' : '项'}</span>
          </span>
        )}
      </Link>
    </li>
  )
}

/** The rail's links grouped by job; what a role cannot open is not in `groups`. */
export function RailNav({ groups, onFollow }: { groups: readonly NavGroup[]; onFollow?: () => void }) {
  const current = currentHref(groups, usePathname())
  return (
    <nav aria-label="主导航">
      {groups.map((group, index) => (
        <div key={group.group ?? `top-${index}`}>
          {group.group && <p className="px-2 pt-3 pb-1 text-12 text-ink-3">{group.group}</p>}
          <ul aria-label={group.group}>
            {group.items.map((item) => (
              <RailLink key={item.href} item={item} isCurrent={item.href === current} onFollow={onFollow} />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
