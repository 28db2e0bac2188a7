import type { Metadata } from 'next'
import { ManagementRuleDialog } from '@/components/assessment/rule-dialog'
import { RuleTable } from '@/components/tables/rule-table'
import { PageHeader } from '@/components/ui/page-header'
import { TitleBadge } from '@/components/ui/title-badge'
import { readManagementRules } from '@/lib/assessment/form-queries'
import { GRADE_LABELS } from '@/lib/assessment/states'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { PLAN_BARS } from '@/lib/titles/labels'
import { saveManagementRuleAction } from '../actions'

export const metadata: Metadata = { title: '管理办法' }

export default async function ManagementRulesPage() {
  const list = await orNotFound(readManagementRules(await currentViewer()))
  return (
    <>
      <PageHeader
        title="管理办法"
        sub="每个称号的培训要求、考核结果运用、届满提醒和再次授予的限制。"
        breadcrumb={[{ label: '年度考核', href: '/assessment' }, { label: '管理办法' }]}
      />
      <RuleTable
        label="管理办法"
        finding={`${list.rules.length} 个称号的管理办法`}
        sub="按办法提出的建议都由市人才办逐项决定。"
        headings={[
          { text: '称号' },
          { text: '每年培训', numeric: true },
          { text: '建议撤销' },
          { text: '续评条件' },
          { text: '届满前提醒' },
          { text: '撤销后不得再授予' },
        ]}
        rows={list.rules.map((rule) => ({
          id: rule.titleId,
          cells: [
            <TitleBadge key="title" bar={PLAN_BARS[rule.plan]}>
              {rule.title}
            </TitleBadge>,
            `${rule.trainingHours} 学时`,
            `连续 ${rule.failedYearsToRevoke} 年不合格`,
            rule.renewalNeeds === null || rule.renewalNeeds === 'unqualified'
              ? '不要求考核结果'
              : `最近一次考核${GRADE_LABELS[rule.renewalNeeds].word}${rule.renewalNeeds === 'qualified' ? '以上' : ''}`,
            `${rule.noticeDays.join('、')} 天`,
            `违纪违法 ${rule.barYearsAfterSanction} 年，考核 ${rule.barYearsAfterAssessment} 年`,
          ],
          tools: list.abilities.manage && <ManagementRuleDialog rule={rule} action={saveManagementRuleAction} />,
        }))}
      />
    </>
  )
}
