import Link from 'next/link'
import { Avatar } from '@/components/ui/avatar'
import { Mark } from '@/components/ui/mark'
import { TitleBadge } from '@/components/ui/title-badge'
import { formatMonth } from '@/lib/platform/dates'
import type { PublicTalent } from '@/lib/pool/public-queries'
import { PLAN_BARS } from '@/lib/titles/labels'

function term(startsOn: string, endsOn: string | null): string {
  return endsOn ? `${formatMonth(startsOn)}至${formatMonth(endsOn)}` : `${formatMonth(startsOn)}起`
}

/** One person of the public list; `query` is marked where it stands in the name or its pinyin. */
export function TalentRow({ talent, query }: { talent: PublicTalent; query: string }) {
  const active = talent.titles.filter((title) => title.isActive)
  return (
    <li className="flex gap-4 border-b border-line py-3.5 max-md:gap-3">
      <Avatar name={talent.name} size="lg" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Link href={`/talents/${talent.id}`} className="text-18 font-semibold text-indigo hover:underline">
            <Mark text={talent.name} hit={query} />
          </Link>
          <span className="text-14 text-ink-3" lang="zh-Latn-pinyin">
            <Mark text={talent.pinyin} hit={query.toLowerCase()} />
          </span>
        </p>
        <p className="text-14 text-ink-2">{[talent.unit, talent.line, ...talent.specialities].filter(Boolean).join(' · ')}</p>
        {talent.headline && <p className="mt-0.5 line-clamp-2 text-14 text-ink-3">{talent.headline}</p>}
        <TitleTerms titles={active} className="mt-2 md:hidden" />
      </div>
      <TitleTerms titles={active} className="flex-none max-md:hidden" />
    </li>
  )
}

function TitleTerms({ titles, className }: { titles: PublicTalent['titles']; className?: string }) {
  return (
    <ul className={className} aria-label="现任称号">
      {titles.map((title) => (
        <li key={`${title.name}${title.startsOn}`} className="mb-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <TitleBadge bar={PLAN_BARS[title.plan]}>{title.name}</TitleBadge>
          <span className="text-13 text-ink-3">{term(title.startsOn, title.endsOn)}</span>
        </li>
      ))}
    </ul>
  )
}
