import Link from 'next/link'

export type Crumb = { label: string; href?: string }

export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="所在位置" className="mb-1 text-13 text-ink-3 print:hidden">
      <ol className="flex flex-wrap gap-x-1">
        {items.map((item, index) => (
          <li key={`${item.label}${item.href ?? ''}`} className="flex gap-x-1">
            {index > 0 && <span aria-hidden="true">/</span>}
            {item.href ? (
              <Link prefetch={false} href={item.href} className="text-ink-3 hover:text-indigo hover:underline">
                {item.label}
              </Link>
            ) : (
              <span aria-current={index === items.length - 1 ? 'page' : undefined}>{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
