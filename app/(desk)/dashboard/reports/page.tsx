import type { Metadata } from 'next'
import { ActionButton } from '@/components/forms/action-button'
import { buttonVariants, LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate, formatInstant } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readReports } from '@/lib/reports/leader-report-queries'
import { makeReportAction } from './actions'

export const metadata: Metadata = { title: '领导报告' }

export default async function ReportsPage() {
  const viewer = await currentViewer()
  const { rows, abilities } = await orNotFound(readReports(viewer))
  return (
    <>
      <PageHeader
        title="领导报告"
        sub="按指标驾驶舱的数据一键生成季度报告。每份报告保留生成时的数字和名单，之后不再变化。"
        actions={
          <>
            {abilities.editTemplate && (
              <LinkButton href="/dashboard/reports/template" icon="settings">
                报告模板
              </LinkButton>
            )}
            {abilities.make && (
              <ActionButton action={makeReportAction} input={{}} variant="primary" icon="file-text" success="报告已生成">
                生成今日报告
              </ActionButton>
            )}
          </>
        }
      />
      <Card>
        <CardHead finding={`已有报告 ${rows.length} 份`} sub="要按条线、单位或其他日期生成，请在指标驾驶舱选好条件后点“生成领导报告”。" />
        <CardBody flush className="pt-3">
          {rows.length === 0 ? (
            <EmptyState icon="file-text" title="还没有报告" hint="点“生成今日报告”，数秒后即可下载。" />
          ) : (
            <TableFrame label="领导报告" bare>
              <thead>
                <tr>
                  <Th>报告</Th>
                  <Th>数据截至</Th>
                  <Th>生成</Th>
                  <Th>校验码</Th>
                  <Th>下载</Th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <RowHead>{row.title}</RowHead>
                    <Td label="数据截至">{formatDate(row.asOf)}</Td>
                    <Td label="生成">{`${formatInstant(row.madeAt)}　${row.accountName}`}</Td>
                    <Td label="校验码" muted>
                      <span className="font-mono text-12">{row.digest.slice(0, 12)}</span>
                    </Td>
                    <Td label="下载">
                      <span className="flex flex-wrap gap-2 max-md:justify-end">
                        <a
                          href={`/dashboard/reports/${row.id}/word`}
                          className={buttonVariants({ size: 'sm' })}
                          download
                          aria-label={`下载 ${row.title} 文稿`}
                        >
                          文稿
                        </a>
                        <a
                          href={`/dashboard/reports/${row.id}/excel`}
                          className={buttonVariants({ size: 'sm' })}
                          download
                          aria-label={`下载 ${row.title} 表格`}
                        >
                          表格
                        </a>
                      </span>
                    </Td>
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
