/** A unit or line by the names it goes by. Former names may be given too. */
export interface NamedThing {
  id: string
  name: string
  shortName?: string | null
  otherNames?: readonly string[]
}

export type NameMatch =
  | { ok: true; id: string; name: string /** What follows the name in the cell. */; rest: string }
  | { ok: false; reason: string }

export interface NameMatcher {
  match(text: string, options?: { allowRest?: boolean }): NameMatch
}

export function normaliseName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}"'“”‘’]/gu, '')
    .replace(/[[【〔]/g, '(')
    .replace(/[\]】〕]/g, ')')
    .toLowerCase()
}

function bareLine(text: string): string {
  return normaliseName(text).replace(/(业务)?(条线|条口|线条|业务线)$/, '')
}

/**
 * Finds units (`label` 单位) or lines (`label` 条线) by full name, short name or any other; lines with or without 条线 behind them.
 * A near miss is refused with a hint: guessing would put people into the wrong unit.
 */
export function nameMatcher(things: readonly NamedThing[], label: '单位' | '条线'): NameMatcher {
  const keyOf = label === '条线' ? bareLine : normaliseName
  const byKey = new Map<string, NamedThing | 'several'>()
  function add(text: string | null | undefined, thing: NamedThing): void {
    const key = keyOf(text ?? '')
    if (key === '') return
    const held = byKey.get(key)
    if (held === undefined) byKey.set(key, thing)
    else if (held !== 'several' && held.id !== thing.id) byKey.set(key, 'several')
  }
  // A full name is never made doubtful by somebody else's short or former name.
  const byName = new Map(things.map((thing) => [keyOf(thing.name), thing]))
  for (const thing of things) for (const text of [thing.shortName, ...(thing.otherNames ?? [])]) add(text, thing)

  function find(key: string): NamedThing | 'several' | undefined {
    return byName.get(key) ?? byKey.get(key)
  }
  function hint(key: string): string {
    if (key.length < 3) return ''
    const near = things.filter((thing) => keyOf(thing.name).includes(key) || key.includes(keyOf(thing.name)))
    return near.length === 1 && near[0] ? `是否为“${near[0].name}”？` : ''
  }
  function findPrefix(key: string): { thing: NamedThing | 'several'; length: number } | null {
    for (let length = key.length; length >= 2; length--) {
      const thing = find(key.slice(0, length))
      if (thing) return { thing, length }
    }
    return null
  }
  return {
    match(text, options = {}) {
      const key = keyOf(text)
      const exact = find(key)
      const found = exact ? { thing: exact, length: key.length } : options.allowRest ? findPrefix(key) : null
      if (!found) return { ok: false, reason: `平台中没有这个${label}，请填写${label}全称。${hint(key)}` }
      if (found.thing === 'several') return { ok: false, reason: `有几个${label}都用这个简称，请填写${label}全称。` }
      return { ok: true, id: found.thing.id, name: found.thing.name, rest: key.slice(found.length) }
    },
  }
}
