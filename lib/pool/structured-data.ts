import type { DateOnly } from '@/lib/platform/dates'

type Talent = {
  id: string
  name: string
  unit: string
  specialities: readonly string[]
  headline: string | null
  titles: readonly { name: string; isActive: boolean }[]
  awards: readonly { name: string; grantedOn: DateOnly }[]
}

/** A public talent as schema.org's Person: what the page shows, and nothing besides. */
export function describeTalent(talent: Talent, baseUrl: string): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    name: talent.name,
    url: `${baseUrl}/talents/${talent.id}`,
    affiliation: { '@type': 'Organization', name: talent.unit },
    knowsAbout: [...talent.specialities],
    award: [
      ...new Set([...talent.titles.filter(({ isActive }) => isActive).map(({ name }) => name), ...talent.awards.map(({ name }) => name)]),
    ],
    ...(talent.headline ? { description: talent.headline } : {}),
  }
}

/** As text inside a script element: no `<` can end it early. */
export function structuredText(data: Record<string, unknown>): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}
