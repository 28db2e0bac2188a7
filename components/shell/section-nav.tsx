'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { PublicLink } from './public-frame'

/** The sections of the public site; the one that the page belongs to is marked. What it imports every visitor loads: plain class names only. */
export function SectionNav({ sections, className }: { sections: readonly PublicLink[]; className?: string }) {
  const pathname = usePathname()
  return (
    <nav aria-label="栏目" className="border-b border-line print:hidden">
      <div className={className}>
        {sections.map((section) => {
          const isCurrent = section.href === '/' ? pathname === '/' : pathname === section.href || pathname.startsWith(`${section.href}/`)
          return (
            <Link
              key={section.href}
              href={section.href}
              prefetch={false}
              aria-current={isCurrent ? 'page' : undefined}
              className={`flex-none border-b-2 pt-3 pb-2.5 whitespace-nowrap text-ink max-md:text-15 ${isCurrent ? 'border-vermilion font-semibold' : 'border-transparent hover:text-indigo'}`}
            >
              {section.label}
            </Link>
          )
        })}
      </div>
    </nav>
  )
}
