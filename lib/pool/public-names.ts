import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadLines, loadOrgTree } from '@/lib/org/queries'
import type { DateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'

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
}

type Kept = { today: DateOnly; stamp: string; names: Promise<PublicNames> }

/** Every visitor asks for the same names: a process keeps them with the stamp they were read under. */
const kept = new WeakMap<Reader, Kept>()

/**
 * The day and a stamp of the rows that names come from. `xmin` is the transaction that wrote a row: whatever is added, changed or removed
 * gives another stamp.
 */
async function readStamp(): Promise<{ today: DateOnly; stamp: string }> {
  const { pool } = await db()
  const { rows } = await pool.query<{ today: DateOnly; stamp: string }>(`
    SELECT business_today()::text AS today, string_agg(name || count || '-' || written, ' ' ORDER BY name) AS stamp
    FROM (
      SELECT 'line' AS name, count(*), sum(xmin::text::bigint) AS written FROM "Line"
      UNION ALL SELECT 'title', count(*), sum(xmin::text::bigint) FROM "Title"
      UNION ALL SELECT 'unit', count(*), sum(xmin::text::bigint) FROM "Unit"
      UNION ALL SELECT 'version', count(*), sum(xmin::text::bigint) FROM "UnitVersion"
    ) AS sources`)
  return rows[0] ?? { today: '', stamp: '' }
}

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

/** Today's names of units, lines and titles; read again only when the day or any of them changed. */
export async function readPublicNames(reader: Reader): Promise<PublicNames> {
  const { today, stamp } = await readStamp()
  const last = kept.get(reader)
  if (last && last.today === today && last.stamp === stamp) return last.names
  const names = loadNames(reader, today)
  // A failed reading is not kept.
  names.catch(() => kept.delete(reader))
  kept.set(reader, { today, stamp, names })
  return names
}
