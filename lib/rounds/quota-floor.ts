/**
 * How many of a set of candidates can be chosen together under caps per line and per unit: a maximum matching with capacities,
 * each candidate an edge between its line and its unit (augmenting paths, after Kuhn 1955). Tells whether a floor can still be met.
 */

export type Seat = { line: string; unit: string }
/** Places left by name; a name that is absent has no cap. */
export type Room = { lines: ReadonlyMap<string, number>; units: ReadonlyMap<string, number> }

/** @param enough stops as soon as this many are found */
export function choosableTogether(seats: readonly Seat[], room: Room, enough: number): number {
  // Mostly whoever comes first will do, and nothing has to be rearranged.
  return isFilledInOrder(seats, room, enough) ? enough : mostTogether(seats, room, enough)
}

function isFilledInOrder(seats: readonly Seat[], room: Room, enough: number): boolean {
  const [lines, units] = [new Map(room.lines), new Map(room.units)]
  let count = 0
  for (const { line, unit } of seats) {
    if (count >= enough) break
    const [ofLine, ofUnit] = [lines.get(line), units.get(unit)]
    if ((ofLine ?? 1) <= 0 || (ofUnit ?? 1) <= 0) continue
    if (ofLine !== undefined) lines.set(line, ofLine - 1)
    if (ofUnit !== undefined) units.set(unit, ofUnit - 1)
    count += 1
  }
  return count >= enough
}

function mostTogether(seats: readonly Seat[], room: Room, enough: number): number {
  const unitsTaken = new Map<string, number[]>()
  const linesTaken = new Map<string, number>()
  const bySeatLine = new Map<string, number[]>()
  for (const [index, seat] of seats.entries()) bySeatLine.set(seat.line, [...(bySeatLine.get(seat.line) ?? []), index])
  const chosen = new Set<number>()

  /** Finds a seat of the line whose unit has room, or whose unit can pass one of its seats on to another seat of that seat's line. */
  function place(line: string, visited: Set<string>): boolean {
    for (const index of bySeatLine.get(line) ?? []) {
      const seat = seats[index]
      if (!seat || chosen.has(index) || visited.has(seat.unit)) continue
      visited.add(seat.unit)
      const holders = unitsTaken.get(seat.unit) ?? []
      if (holders.length < (room.units.get(seat.unit) ?? Number.POSITIVE_INFINITY)) {
        unitsTaken.set(seat.unit, [...holders, index])
        chosen.add(index)
        return true
      }
      for (const holder of holders) {
        const held = seats[holder]
        if (!held) continue
        chosen.delete(holder)
        chosen.add(index)
        if (place(held.line, visited)) {
          unitsTaken.set(seat.unit, [...(unitsTaken.get(seat.unit) ?? []).filter((each) => each !== holder), index])
          return true
        }
        chosen.delete(index)
        chosen.add(holder)
      }
    }
    return false
  }

  let count = 0
  for (const [line, members] of bySeatLine) {
    const cap = room.lines.get(line) ?? Number.POSITIVE_INFINITY
    while (count < enough && (linesTaken.get(line) ?? 0) < Math.min(cap, members.length)) {
      if (!place(line, new Set())) break
      linesTaken.set(line, (linesTaken.get(line) ?? 0) + 1)
      count += 1
    }
  }
  return count
}
