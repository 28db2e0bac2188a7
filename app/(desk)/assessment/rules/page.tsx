import type { Metadata } from 'next'
import { ManagementRuleDialog } from '@/components/assessment/rule-dialog'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
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
      <Card>
        <CardHead finding={`${list.rules.length} 个称号的管理办法`} sub="按办法提出的建议都由市人才办逐项决定。" />
        <CardBody flush className="pt-3">
          <TableFrame label="管理办法" bare>
            <thead>
              <tr>
                <Th>称号</Th>
                <Th numeric>每年培训</Th>
                <Th>建议撤销</Th>
                <Th>续评条件</Th>
                <Th>届满前提醒</Th>
                <Th>撤销后不得再授予</Th>
                {list.abilities.manage && (
                  <Th>
                    <span className="sr-only">操作</span>
                  </Th>
                )}
              </tr>
            </thead>
            <tbody>
              {list.rules.map((rule) => (
                <tr key={rule.titleId}>
                  <RowHead>
                    <TitleBadge bar={PLAN_BARS[rule.plan]}>{rule.title}</TitleBadge>
                  </RowHead>
                  <Td label="每年培训" numeric>{`${rule.trainingHours} 学时`}</Td>
                  <Td label="建议撤销">{`连续 ${rule.failedYearsToRevoke} 年不合格`}</Td>
                  <Td label="续评条件">
                    {rule.renewalNeeds === null || rule.renewalNeeds === 'unqualified'
                      ? '不要求考核结果'
                      : `最近一次考核${GRADE_LABELS[rule.renewalNeeds].word}${rule.renewalNeeds === 'qualified' ? '以上' : ''}`}
                  </Td>
                  <Td label="届满前提醒">{`${rule.noticeDays.join('、')} 天`}</Td>
                  <Td label="撤销后不得再授予">{`违纪违法 ${rule.barYearsAfterSanction} 年，考核 ${rule.barYearsAfterAssessment} 年`}</Td>
                  {list.abilities.manage && (
                    <Td numeric>
                      <ManagementRuleDialog rule={rule} action={saveManagementRuleAction} />
                    </Td>
                  )}
                </tr>
              ))}
            </tbody>
          </TableFrame>
        </CardBody>
      </Card>
    </>
  )
}
