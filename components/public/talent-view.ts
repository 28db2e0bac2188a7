import { formatMonth } from '@/lib/platform/dates'
import type { PublicTalent } from '@/lib/pool/public-queries'
import { PLAN_BARS } from '@/lib/titles/labels'
import type { TalentView } from './talent-rows'

/** The words of one row of the public list. */
export function viewTalent({ id, name, pinyin, unit, line, specialities, headline, titles }: PublicTalent): TalentView {
  return {
    id,
    name,
    pinyin,
    place: [unit, line, ...specialities].filter(Boolean).join(' · '),
    headline,
    titles: titles
      .filter((title) => title.isActive)
      .map((title) => ({
        name: title.name,
        bar: PLAN_BARS[title.plan],
        term: title.endsOn ? `${formatMonth(title.startsOn)}至${formatMonth(title.endsOn)}` : `${formatMonth(title.startsOn)}起`,
      })),
  }
}
