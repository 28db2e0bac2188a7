import type { Metadata } from 'next'
import Link from 'next/link'
import { GUIDES } from '@/components/help/guide-of-role'
import { GuideView } from '@/components/help/guide-view'
import { everyoneGuide } from '@/components/help/guides/everyone'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { PageHeader } from '@/components/ui/page-header'
import { navigationFor } from '@/lib/desk/navigation'
import { ROLE_LABELS, ROLES } from '@/lib/platform/access/roles'
import { currentViewer } from '@/lib/platform/access/session'
import { env } from '@/lib/platform/env'

export const metadata: Metadata = { title: '使用帮助' }

/** How each role does its job: the reader's own first, the others a click away. */
export default async function HelpPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  const asked = firstValue(params, 'role')
  const role = ROLES.find((known) => known === asked) ?? (asked === 'everyone' || viewer.role === 'visitor' ? null : viewer.role)
  const guide = role ? GUIDES[role] : everyoneGuide
  const pages = navigationFor(viewer.role, { isDemo: env().isDemo }).flatMap((group) =>
    group.items.map((item): [string, string] => [item.href, item.label]),
  )
  return (
    <>
      <PageHeader title="使用帮助" sub={`${role ? ROLE_LABELS[role] : '所有人'}：${guide.purpose}`} />
      <nav aria-label="看哪个身份的帮助" className="mb-4 flex flex-wrap gap-x-5 gap-y-1 border-b border-line pb-2 text-14 print:hidden">
        {[null, ...ROLES].map((each) => (
          <Link
            key={each}
            href={`/help?role=${each ?? 'everyone'}`}
            aria-current={each === role ? 'page' : undefined}
            className="inline-flex min-h-8 items-center text-indigo hover:underline aria-[current]:font-semibold aria-[current]:text-ink max-md:min-h-11"
          >
            {each ? ROLE_LABELS[each] : '所有人'}
          </Link>
        ))}
      </nav>
      <GuideView guide={guide} openPages={new Map([...pages, ['/settings', '个人设置']])} />
    </>
  )
}
