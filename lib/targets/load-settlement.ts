import 'server-only'
import { loadLines } from '@/lib/org/queries'
import type { DateOnly } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'
import { loadDefinitions } from './cycle-queries'
import { lineSums } from './figures'
import { loadTargets } from './queries'
import { type SettledDefinition, type SettlementFigures, settlementFigures } from './settlement'

/** The figures of a cycle's last day by the ledger, the targets and the definitions as they are now. */
export async function loadSettlementFigures(
  reader: Reader,
  cycle: { id: string; endsOn: DateOnly },
): Promise<{ figures: SettlementFigures; definitions: SettledDefinition[] }> {
  const [lines, classes, targets, sums] = await Promise.all([
    loadLines(reader),
    loadDefinitions(reader),
    loadTargets(reader, cycle.id),
    lineSums(reader, { unitIds: null, lineId: null }, cycle.id, cycle.endsOn, cycle.endsOn),
  ])
  return {
    figures: settlementFigures(classes, lines, sums, targets),
    definitions: classes.map(({ code, name, version, titleCodes, titleNames }) => ({ code, name, version, titleCodes, titleNames })),
  }
}
