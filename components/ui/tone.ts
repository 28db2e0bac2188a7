/** What a colour means: indigo active, green done, amber due, rose refused or overdue, grey closed. Always shown with a word or an icon. */
export type Tone = 'indigo' | 'green' | 'amber' | 'rose' | 'grey'

export const toneText: Record<Tone, string> = {
  indigo: 'text-indigo-strong',
  green: 'text-green',
  amber: 'text-amber',
  rose: 'text-rose',
  grey: 'text-ink-2',
}

export const toneTint: Record<Tone, string> = {
  indigo: 'bg-indigo-tint text-indigo-strong',
  green: 'bg-green-tint text-green',
  amber: 'bg-amber-tint text-amber',
  rose: 'bg-rose-tint text-rose',
  grey: 'bg-grey-tint text-ink-2',
}

export const toneLine: Record<Tone, string> = {
  indigo: 'border-indigo-line',
  green: 'border-green-line',
  amber: 'border-amber-line',
  rose: 'border-rose-line',
  grey: 'border-grey-line',
}
