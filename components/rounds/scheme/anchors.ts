/** Where each part of a scheme stands in the editor: what the list of problems and the pre-check link to. */

const sections: Record<string, string> = {
  name: 'basics',
  titleCode: 'basics',
  purpose: 'basics',
  schedule: 'schedule',
  fields: 'fields',
  eligibility: 'eligibility',
  quotas: 'quotas',
  criteria: 'rubric',
  gates: 'rubric',
  reviewing: 'judging',
  aggregation: 'judging',
  panel: 'decision',
  publicity: 'decision',
  inadmissibleGrounds: 'decision',
}

/** The id of the control or row that a place names, e.g. `quotas.total`. */
export const anchorId = (at: string): string => `scheme-${at.replaceAll('.', '-')}`

/** The id of the section's card. */
export const sectionId = (key: string): string => `part-${key}`

/** Shows the place that a problem names, opened, and puts the keyboard there. */
export function goToPlace(at: string): void {
  const [part = ''] = at.split('.')
  const place = document.getElementById(anchorId(at)) ?? document.getElementById(sectionId(sections[part] ?? part))
  if (!place) return
  for (let closed = place.closest('details'); closed; closed = closed.parentElement?.closest('details') ?? null) closed.open = true
  const inner = place.matches('li') ? place.querySelector('details') : null
  if (inner) inner.open = true
  const control = place.matches('input, select, textarea') ? place : place.querySelector<HTMLElement>('input, select, textarea')
  place.scrollIntoView({ block: place.matches('li, input, select, textarea') ? 'center' : 'start' })
  control?.focus({ preventScroll: true })
}
