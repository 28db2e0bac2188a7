import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

export type PyramidTier = { label: string; value: number; href?: string }

export type PyramidGroup = { title: string; total: ReactNode; color: 'c1' | 'c2'; tiers: readonly PyramidTier[] }

const shades = [1, 0.85, 0.65, 0.45]

/** Tiers from the top; widths are proportional to the widest tier of the group. */
export function Pyramid({ groups, unit = '名', note }: { groups: readonly PyramidGroup[]; unit?: string; note?: ReactNode }) {
  return (
    <div className="space-y-3">
      {groups.map((group) => {
        const widest = Math.max(1, ...group.tiers.map((tier) => tier.value))
        return (
          <section key={group.title} aria-label={group.title}>
            <h3 className="mb-2 flex justify-between border-b border-line pb-1.5 text-14">
              {group.title}
              <span className="font-normal text-ink-3">{group.total}</span>
            </h3>
            <ul className="space-y-2">
              {group.tiers.map((tier, index) => (
                <li key={tier.label}>
                  <p className="flex justify-between text-13 text-ink-2">
                    {tier.href ? (
                      <Link href={tier.href} className="text-indigo hover:underline">
                        {tier.label}
                      </Link>
                    ) : (
                      tier.label
                    )}
                    <b className="text-14 text-ink">
                      {tier.value}
                      <span className="sr-only">{unit}</span>
                    </b>
                  </p>
                  <span
                    aria-hidden="true"
                    className={cn('mx-auto mt-0.5 block h-6 min-w-px', group.color === 'c1' ? 'bg-c1' : 'bg-c2')}
                    style={{ width: `${(tier.value / widest) * 100}%`, opacity: shades[Math.min(index, shades.length - 1)] }}
                  />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {note && <p className="text-12 text-ink-3">{note}</p>}
    </div>
  )
}
