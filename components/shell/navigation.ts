import type { IconName } from '@/components/ui/icon'

export type NavItem = { href: string; label: string; icon: IconName; count?: number /** Something here is overdue. */; hot?: boolean }

/** Items without a heading come first, above the named groups. */
export type NavGroup = { group?: string; items: readonly NavItem[] }

/** The item whose address is the longest beginning of `pathname`; a prefix ends at a slash. */
export function currentHref(groups: readonly NavGroup[], pathname: string): string | undefined {
  return groups
    .flatMap((group) => group.items.map((item) => item.href))
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.length - one.length)[0]
}
