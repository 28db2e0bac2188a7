import type { Metadata } from 'next'
import { RuleDialog } from '@/components/entitlements/rule-dialog'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
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
      <Card>
        <CardHead finding={`${list.rules.filter(({ isActive }) => isActive).length} 项现行待遇`} />
        <CardBody flush className="pt-3">
          {list.rules.length === 0 ? (
            <EmptyState icon="award" title="还没有设定待遇" hint="由市人才办设定各称号的待遇后，按年度生成落实清单。" />
          ) : (
            <TableFrame label="待遇标准" bare>
              <thead>
                <tr>
                  <Th>待遇</Th>
                  <Th>称号</Th>
                  <Th>类别</Th>
                  <Th numeric>每年数额</Th>
                  <Th>落实期限</Th>
                  <Th>状态</Th>
                  {list.abilities.manage && (
                    <Th>
                      <span className="sr-only">操作</span>
                    </Th>
                  )}
                </tr>
              </thead>
              <tbody>
                {list.rules.map((rule) => (
                  <tr key={rule.id}>
                    <RowHead>{rule.name}</RowHead>
                    <Td label="称号">
                      <TitleBadge bar={PLAN_BARS[rule.plan]}>{rule.title}</TitleBadge>
                    </Td>
                    <Td label="类别">{ENTITLEMENT_LABELS[rule.kind].word}</Td>
                    <Td label="每年数额" numeric>
                      {amountText(rule.kind, rule.amount)}
                    </Td>
                    <Td label="落实期限">{`每年${rule.dueMonth}月${rule.dueDay}日前`}</Td>
                    <Td label="状态">{rule.isActive ? <Badge tone="green">现行有效</Badge> : <Badge tone="grey">已停止</Badge>}</Td>
                    {list.abilities.manage && (
                      <Td numeric>
                        <RuleDialog rule={rule} titles={list.titles} action={saveEntitlementRuleAction} />
                      </Td>
                    )}
                  </tr>
                ))}
              </tbody>
            </TableFrame>
          )}
        </CardBody>
      </Card>
    </>
  )
}
