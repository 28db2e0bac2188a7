import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadLines, loadOrgTree } from '@/lib/org/queries'
import type { DateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { readPublicStamp } from './public-stamp'

export type PublicChoices = {
  lines: { id: string; name: string }[]
  titles: { code: string; name: string; plan: 'summit' | 'highland' }[]
  units: { id: string; name: string; depth: number }[]
}

export type PublicNames = {
  today: DateOnly
  tree: OrgTree
  unitName: (id: string) => string
  lineName: (id: string) => string
  title: (code: string) => { name: string; plan: 'summit' | 'highland' } | undefined
  choices: PublicChoices
  /** How many a filter leaves: counted once as long as nothing that the public sees changes, however many pages are turned. */
  totals: KeptTotals
}

const MOST_TOTALS = 2000

class KeptTotals {
  readonly #counts = new Map<string, Promise<number>>()

  of(key: string, count: () => Promise<number>): Promise<number> {
    const known = this.#counts.get(key)
    if (known) return known
    if (this.#counts.size >= MOST_TOTALS) this.#counts.clear()
    const counted = count()
    this.#counts.set(key, counted)
    // A failed counting is not kept.
    counted.catch(() => this.#counts.delete(key))
    return counted
  }
}

type Kept = { stamp: string; names: Promise<PublicNames> }

/** Every visitor asks for the same names: a process keeps them with the stamp they were read under. */
const kept = new WeakMap<Reader, Kept>()

async function loadNames(reader: Reader, today: DateOnly): Promise<PublicNames> {
  const [tree, lines, titles] = await Promise.all([
    loadOrgTree(reader, today),
    loadLines(reader),
    reader.title.findMany({ where: { isActive: true }, orderBy: [{ plan: 'asc' }, { rank: 'asc' }] }),
  ])
  const lineNames = new Map(lines.map((line) => [line.id, line.name]))
  const byCode = new Map(titles.map((title) => [title.code, { name: title.name, plan: title.plan }]))
  return {
    today,
    tree,
    totals: new KeptTotals(),
    unitName: (id) => tree.nameOf(id),
    lineName: (id) => lineNames.get(id) ?? '',
    title: (code) => byCode.get(code),
    choices: {
      lines: lines.filter((line) => line.isActive).map(({ id, name }) => ({ id, name })),
      titles: titles.map(({ code, name, plan }) => ({ code, name, plan })),
      units: tree.list().map((unit) => ({ id: unit.id, name: unit.name, depth: tree.depthOf(unit.id) })),
    },
  }
}

/** Today's names of units, lines and titles; read again only when the day or anything that the public sees changed. */
export async function readPublicNames(): Promise<PublicNames> {
  const { prisma, pool } = await db()
  const { today, stamp } = await readPublicStamp(pool)
  const last = kept.get(prisma)
  if (last?.stamp === stamp) return last.names
  const names = loadNames(prisma, today)
  // A failed reading is not kept.
  names.catch(() => kept.delete(prisma))
  kept.set(prisma, { stamp, names })
  return names
}
