import type { Metadata } from 'next'
import { CycleDialog } from '@/components/targets/cycle-dialog'
import { TargetGridEditor } from '@/components/targets/target-grid-editor'
import { buttonVariants, LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readTargetGrid } from '@/lib/targets/cycle-queries'
import { saveCycleAction, saveTargetsAction } from '../actions'

export const metadata: Metadata = { title: '指标' }

export default async function CyclePage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const grid = await orNotFound(readTargetGrid(viewer, id))
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: '周期与指标', href: '/office/cycles' }, { label: grid.cycle.name }]}
        title={`${grid.cycle.name}指标`}
        sub={`${formatDate(grid.cycle.startsOn)}至${formatDate(grid.cycle.endsOn)}。没有目标的请留空。`}
        actions={
          <>
            <LinkButton href={`/office/cycles/${id}/settlement`} icon="lock">
              {grid.cycle.state === 'settled' ? '结算结果' : '周期结算'}
            </LinkButton>
            {grid.abilities.manage && (
              <>
                <CycleDialog cycle={grid.cycle} action={saveCycleAction} />
                <a href={`/office/cycles/${id}/template`} className={buttonVariants()} download>
                  下载模板
                </a>
                <LinkButton href={`/office/cycles/${id}/import`} icon="upload">
                  从表格导入
                </LinkButton>
              </>
            )}
          </>
        }
      />
      <TargetGridEditor grid={grid} action={saveTargetsAction} />
    </>
  )
}
