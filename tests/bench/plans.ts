import { operator } from '@/lib/cli/operator'
import { parsePeopleFilter } from '@/lib/org/people-filter'
import { readPeople } from '@/lib/org/people-queries'
import type { Database } from '@/lib/platform/db/client'
import { readPublicFilter } from '@/lib/pool/public-filter'
import { readPublicTalents } from '@/lib/pool/public-queries'
import { readPersonsBehind } from '@/lib/targets/persons-behind-queries'
import { readDashboard } from '@/lib/targets/queries'
import { capturedReads } from '@/tests/support/query-plans'

/** A read that leaders or visitors wait for, its slowest statement's plan and how long the database took for each of its statements in all. */
export type MainPlan = { name: string; statements: number; milliseconds: number; plan: string }

const LONGEST_LINE = 180

/** The steps with their rows and times, without the columns of a long output line. */
function plain(lines: string[]): string {
  return lines
    .filter((line) => !/^(Planning|JIT| {2}(Functions|Options|Timing))/.test(line))
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} …` : line))
    .join('\n')
}

/**
 * The plans of the main reads on the database that is open now.
 * @param name two characters that begin a name of the public list
 */
export async function mainPlans(database: Database, name: string): Promise<MainPlan[]> {
  const reads: Record<string, () => Promise<unknown>> = {
    'dashboard of the city': () => readDashboard(operator('cityLeader'), {}),
    'persons behind a number': () => readPersonsBehind(operator('cityLeader'), { kind: 'retained', classCode: 'practitioner' }),
    'public list, filtered and sorted': () => readPublicTalents(readPublicFilter({ title: 'ace' })),
    'public list by a name of two characters': () => readPublicTalents(readPublicFilter({ q: name })),
    'people of the desk by a name of two characters': () => readPeople(operator('cityOffice'), parsePeopleFilter({ q: name })),
  }
  const plans: MainPlan[] = []
  for (const [title, read] of Object.entries(reads)) {
    await read()
    const statements = await capturedReads(database, read)
    const timed: { took: number; lines: string[] }[] = []
    for (const { text, values } of statements) {
      const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, COSTS OFF) ${text}`, values)
      const lines = rows.map((row) => row['QUERY PLAN'])
      timed.push({ took: Number(/Execution Time: ([\d.]+)/.exec(lines.at(-1) ?? '')?.[1] ?? 0), lines })
    }
    const slowest = timed.reduce((worst, one) => (one.took > worst.took ? one : worst), { took: -1, lines: [] as string[] })
    plans.push({
      name: title,
      statements: statements.length,
      milliseconds: timed.reduce((sum, { took }) => sum + took, 0),
      plan: plain(slowest.lines),
    })
  }
  return plans
}
