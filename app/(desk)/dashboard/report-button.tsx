import { ActionButton } from '@/components/forms/action-button'
import type { DashboardFilter } from '@/lib/targets/dashboard'
import { makeReportAction } from './reports/actions'

/** The report of exactly what is shown. */
export function ReportButton({ filter }: { filter: DashboardFilter }) {
  return (
    <ActionButton
      action={makeReportAction}
      input={JSON.parse(JSON.stringify(filter))}
      variant="primary"
      icon="file-text"
      success="报告已生成"
      redirectTo="/dashboard/reports"
    >
      生成领导报告
    </ActionButton>
  )
}
