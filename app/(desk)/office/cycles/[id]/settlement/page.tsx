import type { Metadata } from 'next'
import { ActionButton } from '@/components/forms/action-button'
import { NextCycleDialog } from '@/components/targets/next-cycle-dialog'
import { SettlementCauses, SettlementDefinitions, SettlementDifferences, SettlementTable } from '@/components/targets/settlement-parts'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate, formatInstant } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readSettlement } from '@/lib/targets/settlement-queries'
import { openNextCycleAction, settleCycleAction } from '../../actions'

export const metadata: Metadata = { title: '周期结算' }

export default async function SettlementPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const page = await orNotFound(readSettlement(viewer, id))
  const { cycle, settled, figures, differences, abilities } = page
  const held = figures.classes.map((item) => `${item.name}保持 ${item.held} 名${item.target === null ? '' : `（目标 ${item.target} 名）`}`)
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: '周期与指标', href: '/office/cycles' },
          { label: cycle.name, href: `/office/cycles/${id}` },
          { label: settled ? '结算结果' : '周期结算' },
        ]}
        title={`${cycle.name}${settled ? '结算结果' : '周期结算'}`}
        sub={`${formatDate(cycle.startsOn)}至${formatDate(cycle.endsOn)}，按最后一日的台账结算。`}
        actions={
          <>
            {settled && (
              <a href={`/office/cycles/${id}/settlement/export`} className={buttonVariants()} download>
                下载结算和名单
              </a>
            )}
            {settled && abilities.manage && !page.hasNext && <NextCycleDialog cycle={cycle} action={openNextCycleAction} />}
            {!settled && abilities.manage && (
              <ActionButton
                action={settleCycleAction}
                input={{ cycleId: id, version: cycle.version }}
                variant="primary"
                icon="lock"
                blocked={page.problem ?? undefined}
                success="周期已结算，结果不再变化"
                confirm={{
                  title: `结算“${cycle.name}”`,
                  consequences: `按 ${formatDate(cycle.endsOn)} 的台账定格：${held.join('，')}。结算后数字、名单、指标和口径都不能更改，之后的更正只作为差异并列显示。`,
                  confirmLabel: '确认结算',
                  reason: { label: '结算依据', required: true, minLength: 4, field: 'note' },
                }}
              >
                结算周期
              </ActionButton>
            )}
          </>
        }
      />
      {settled ? (
        <Alert tone="green" className="mb-4" title={`已于 ${formatInstant(settled.settledAt)} 结算`}>
          {`${settled.by ? `${settled.by}办理。` : ''}依据：${settled.note}。名单 ${settled.persons} 人次，校验码 `}
          <span className="font-mono break-all">{settled.digest}</span>
        </Alert>
      ) : (
        <Alert tone="indigo" className="mb-4" title="尚未结算">
          {`以下为按现有台账推算的 ${formatDate(cycle.endsOn)} 数字，任期届满和退休已计入，在评轮次未计入。`}
        </Alert>
      )}
      <div className="grid gap-4">
        <SettlementTable figures={figures} isSettled={settled !== null} />
        {settled && <SettlementDifferences differences={differences} />}
        {settled && page.causes.length > 0 && <SettlementCauses causes={page.causes} />}
        <SettlementDefinitions definitions={page.definitions} isSettled={settled !== null} />
      </div>
    </>
  )
}
