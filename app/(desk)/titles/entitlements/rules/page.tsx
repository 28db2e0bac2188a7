import type { Metadata } from 'next'
import { RuleDialog } from '@/components/entitlements/rule-dialog'
import { RuleTable } from '@/components/tables/rule-table'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { TitleBadge } from '@/components/ui/title-badge'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readEntitlementRules } from '@/lib/titles/entitlement-queries'
import { amountText, ENTITLEMENT_LABELS } from '@/lib/titles/entitlement-rules'
import { PLAN_BARS } from '@/lib/titles/labels'
import { saveEntitlementRuleAction } from '../actions'

export const metadata: Metadata = { title: '待遇标准' }

export default async function EntitlementRulesPage() {
  const list = await orNotFound(readEntitlementRules(await currentViewer()))
  return (
    <>
      <PageHeader
        title="待遇标准"
        sub="每个称号每年给予什么、给多少、何时前落实。同类待遇一人一年只享受一项，就高不重复。"
        breadcrumb={[{ label: '激励保障', href: '/titles/entitlements' }, { label: '待遇标准' }]}
        actions={list.abilities.manage && <RuleDialog rule={null} titles={list.titles} action={saveEntitlementRuleAction} />}
      />
      <RuleTable
        label="待遇标准"
        finding={`${list.rules.filter(({ isActive }) => isActive).length} 项现行待遇`}
        headings={[
          { text: '待遇' },
          { text: '称号' },
          { text: '类别' },
          { text: '每年数额', numeric: true },
          { text: '落实期限' },
          { text: '状态' },
        ]}
        rows={list.rules.map((rule) => ({
          id: rule.id,
          cells: [
            rule.name,
            <TitleBadge key="title" bar={PLAN_BARS[rule.plan]}>
              {rule.title}
            </TitleBadge>,
            ENTITLEMENT_LABELS[rule.kind].word,
            amountText(rule.kind, rule.amount),
            `每年${rule.dueMonth}月${rule.dueDay}日前`,
            <Badge key="state" tone={rule.isActive ? 'green' : 'grey'}>
              {rule.isActive ? '现行有效' : '已停止'}
            </Badge>,
          ],
          tools: list.abilities.manage && <RuleDialog rule={rule} titles={list.titles} action={saveEntitlementRuleAction} />,
        }))}
        empty={<EmptyState icon="award" title="还没有设定待遇" hint="由市人才办设定各称号的待遇后，按年度生成落实清单。" />}
      />
    </>
  )
}
