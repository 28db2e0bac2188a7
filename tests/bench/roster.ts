// A roster of 20,000 new people, read, judged and written into the large city. Prints one line of JSON.
import { registerFeatures } from '@/lib/composition/register-features'
import { importRosterNow } from '@/lib/org/commands/import-roster-now'
import { loadLines, loadOrgTree } from '@/lib/org/queries'
import { businessToday } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { idNumberOf, rosterWorkbook } from '@/tests/factories/workbooks'

const ROWS = 20_000
const GIVEN = [...'明华建国志强文军晓丽秀英海燕立新思远雨桐']

const { prisma, close } = await db()
await registerFeatures()
const tree = await loadOrgTree(prisma, await businessToday(prisma))
const lines = await loadLines(prisma)
const lines20000 = Array.from({ length: ROWS }, (_, index) => ({
  name: `赵${GIVEN[index % GIVEN.length]}${GIVEN[(index * 7 + 3) % GIVEN.length]}`,
  idNumber: idNumberOf(addDays('1975-01-01', Math.floor(index / 400)), index % 400),
}))
const unit = tree.list().find(({ level }) => level === 'grassroots')
const bytes = await rosterWorkbook(lines20000, { unit: unit?.name ?? '', line: lines[0]?.name ?? '' })
const before = process.memoryUsage.rss()
let most = before
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 50)
const startedAt = performance.now()
const { created } = await importRosterNow({ name: 'roster.xlsx', bytes })
const seconds = (performance.now() - startedAt) / 1000
clearInterval(watch)
console.log(JSON.stringify({ rows: ROWS, created, seconds, megabytes: most / 2 ** 20 }))
await close()
process.exit(created === ROWS ? 0 : 1)
