/**
 * Text of SQL that draws for the person with number `i` of a query, the same for the same seed (parameter `$1`, a whole number).
 * Every word given is written here in the source, never typed by a user.
 */

/** A whole number from 0 to `below` − 1. */
export function drawn(word: string, below: number | string): string {
  return `((hashtextextended('${word}' || i, $1::bigint) & 9223372036854775807) % (${below}))::int`
}

/** A UUID of version 7 whose time part counts up with `i`, so that neighbours lie together in the indexes. */
export function drawnId(word: string): string {
  const time = `lpad(to_hex(1735660800000 + i::bigint), 12, '0')`
  const rest = `md5('${word}' || i || '/' || $1::bigint)`
  return `(substr(${time}, 1, 8) || '-' || substr(${time}, 9, 4) || '-7' || substr(${rest}, 1, 3) || '-8' || substr(${rest}, 4, 3) || '-' || substr(${rest}, 7, 12))`
}
