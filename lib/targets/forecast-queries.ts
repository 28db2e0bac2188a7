import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { onStandby } from '@/lib/platform/db/standby'
import type { Dashboard, DashboardFilter, GridCell } from './dashboard'
import { requirementOf } from './forecast-words'
import { loadRenewable } from './outlook-queries'
import { readDashboard } from './queries'
import { readableScope } from './scope'

export type ForecastLine = { lineId: string; name: string; cell: GridCell; renewable: number; requirement: string }

export type ForecastPage = {
  dashboard: Dashboard
  /** The class that is explained. */
  classCode: string
  className: string
  lines: ForecastLine[]
  renewable: number
}

/** Why a class will stand where it is expected at the cycle's end: line by line, and round by round. */
export async function readForecast(viewer: Viewer, filter: DashboardFilter): Promise<ForecastPage> {
  const dashboard = await readDashboard(viewer, filter)
  const { classCode, className } = dashboard.trend
  const renewable = await onStandby(async (reader) => {
    const scope = await readableScope(reader, viewer, dashboard)
    return loadRenewable(reader, scope, { classCodes: [classCode], lineIds: null }, dashboard.asOf, dashboard.cycle.endsOn)
  })
  const lines = dashboard.grid.flatMap((row): ForecastLine[] => {
    const cell = row.cells[classCode]
    if (!cell || (cell.held === 0 && !cell.target && cell.gain.high === 0)) return []
    const own = renewable.get(`${classCode}|${row.lineId}`) ?? 0
    return [
      { lineId: row.lineId, name: row.name, cell, renewable: own, requirement: requirementOf(row.name, cell, own, dashboard.cycle.endsOn) },
    ]
  })
  return { dashboard, classCode, className, lines, renewable: lines.reduce((sum, line) => sum + line.renewable, 0) }
}
