'use client'
import Link from 'next/link'
import { Avatar } from '@/components/ui/avatar'
import { Mark } from '@/components/ui/mark'
import { TitleBadge, type TitleBar } from '@/components/ui/title-badge'

/** A person of the public list as it is shown: plain words, nothing to work out. */
export type TalentView = {
  id: string
  name: string
  pinyin: string
  /** Unit, line and specialities. */
  place: string
  headline: string | null
  titles: { name: string; bar: TitleBar; term: string }[]
}

function TitleTerms({ titles, className }: { titles: TalentView['titles']; className?: string }) {
  return (
    <ul className={className} aria-label="现任称号">
      {titles.map((title) => (
        <li key={`${title.name}${title.term}`} className="mb-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <TitleBadge bar={title.bar}>{title.name}</TitleBadge>
          <span className="text-13 text-ink-3">{title.term}</span>
        </li>
      ))}
    </ul>
  )
}

function TalentRow({ talent, query }: { talent: TalentView; query: string }) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-4 border-b border-line py-3.5 max-md:grid-cols-[auto_minmax(0,1fr)] max-md:gap-x-3">
      <Avatar name={talent.name} size="lg" />
      <div>
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Link href={`/talents/${talent.id}`} prefetch={false} className="text-18 font-semibold text-indigo hover:underline">
            <Mark text={talent.name} hit={query} />
          </Link>
          <span className="text-14 text-ink-3" lang="zh-Latn-pinyin">
            <Mark text={talent.pinyin} hit={query.toLowerCase()} />
          </span>
        </p>
        <p className="text-14 text-ink-2">{talent.place}</p>
        {talent.headline && <p className="mt-0.5 line-clamp-2 text-14 text-ink-3">{talent.headline}</p>}
      </div>
      <TitleTerms titles={talent.titles} className="max-md:col-start-2 max-md:mt-2" />
    </li>
  )
}

/**
 * The people of the public list; `query` is marked where it stands in a name or its pinyin. On the client's side of the border so that a page
 * carries the people once as data instead of a second time as a rendered tree: the public list is the busiest page.
 */
export function TalentRows({ talents, query }: { talents: readonly TalentView[]; query: string }) {
  return (
    <ul>
      {talents.map((talent) => (
        <TalentRow key={talent.id} talent={talent} query={query} />
      ))}
    </ul>
  )
}
