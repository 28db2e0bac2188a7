import { OpenRounds } from '@/components/home/open-rounds'
import { UnitFigures } from '@/components/home/unit-figures'
import type { Viewer } from '@/lib/platform/access/viewer'
import { readOpenRounds } from '@/lib/rounds/open-rounds-queries'
import { readDashboard } from '@/lib/targets/queries'

const ROUND_PAGES = ['cityOffice', 'supervisor', 'panelist']

/** Streamed after the things to do, which do not wait for it. */
export async function SideCards({ viewer }: { viewer: Viewer }) {
  const isUnit = viewer.role === 'unitHr' || viewer.role === 'unitLeader'
  const [rounds, figures] = await Promise.all([readOpenRounds(viewer), isUnit ? readDashboard(viewer, {}) : null])
  return (
    <>
      {figures && <UnitFigures classes={figures.classes} href="/dashboard/unit" />}
      <OpenRounds rounds={rounds} hrefOf={ROUND_PAGES.includes(viewer.role) ? (id) => `/rounds/${id}` : null} />
    </>
  )
}
