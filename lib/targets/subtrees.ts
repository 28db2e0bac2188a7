import { addDays, type DateOnly } from '@/lib/platform/dates'
import type { DayChange } from './trend'

/** A unit's parent from a day to a day, both included. */
export type ParentSpan = { unitId: string; parentId: string | null; startsOn: DateOnly; endsOn: DateOnly | null }

/** Which units hang under one from a day on. */
export type Subtree = { from: DateOnly; unitIds: ReadonlySet<string> }

function descendantsOn(spans: readonly ParentSpan[], rootId: string, day: DateOnly): Set<string> {
  const children = new Map<string, string[]>()
  const alive = new Set<string>()
  for (const span of spans) {
    if (span.startsOn > day || (span.endsOn !== null && span.endsOn < day)) continue
    alive.add(span.unitId)
    if (span.parentId) children.set(span.parentId, [...(children.get(span.parentId) ?? []), span.unitId])
  }
  const found = new Set<string>()
  const visit = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    for (const child of children.get(id) ?? []) visit(child)
  }
  if (alive.has(rootId)) visit(rootId)
  return found
}

/** The units under one over a stretch of days, one entry a day on which the tree changed; a past day rolls up by that day's tree. */
export function subtreesOver(spans: readonly ParentSpan[], rootId: string, from: DateOnly, to: DateOnly): Subtree[] {
  const turns = new Set<DateOnly>([from])
  for (const span of spans) {
    if (span.startsOn > from && span.startsOn <= to) turns.add(span.startsOn)
    if (span.endsOn !== null && span.endsOn >= from && span.endsOn < to) turns.add(addDays(span.endsOn, 1))
  }
  return [...turns].sort().map((day) => ({ from: day, unitIds: descendantsOn(spans, rootId, day) }))
}

/** Turns changes per leaf unit into changes of the sum under a unit whose subtree itself changes over time. */
export function rollUpChanges(changes: readonly (DayChange & { unitId: string })[], subtrees: readonly Subtree[]): DayChange[] {
  const days = [...new Set([...changes.map((change) => change.day), ...subtrees.map((subtree) => subtree.from)])].sort()
  const byDay = new Map<DateOnly, { unitId: string; delta: number }[]>()
  for (const change of changes) byDay.set(change.day, [...(byDay.get(change.day) ?? []), change])
  const sums = new Map<string, number>()
  const result: DayChange[] = []
  let before = 0
  for (const day of days) {
    for (const { unitId, delta } of byDay.get(day) ?? []) sums.set(unitId, (sums.get(unitId) ?? 0) + delta)
    const subtree = subtrees.findLast((item) => item.from <= day) ?? subtrees[0]
    const now = [...sums].reduce((sum, [unitId, value]) => (subtree?.unitIds.has(unitId) ? sum + value : sum), 0)
    if (now !== before) result.push({ day, delta: now - before })
    before = now
  }
  return result
}
