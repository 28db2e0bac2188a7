import type { Metadata } from 'next'
import { OpenYearDialog } from '@/components/assessment/open-year-dialog'
import { ActionButton } from '@/components/forms/action-button'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { readYears, type YearRow } from '@/lib/assessment/queries'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { openYearAction, tellEndingsAction } from './actions'

export const metadata: Metadata = { title: '年度考核' }

export default async function AssessmentPage() {
  const list = await orNotFound(readYears(await currentViewer()))
  const lastYear = Number(list.today.slice(0, 4)) - 1
  const next = (list.years[0]?.year ?? lastYear - 1) + 1
  const open = list.years.find(({ isOpen }) => isOpen)
  return (
    <>
      <PageHeader
        title="年度考核"
        sub="每年对称号持有人考核一次；结果按管理办法用于提醒、续评和撤销，均由市人才办决定。"
        actions={
          <>
            <LinkButton href="/assessment/rules">管理办法</LinkButton>
            {list.abilities.manage && (
              <>
                <ActionButton
                  action={tellEndingsAction}
                  input={{}}
                  icon="bell"
                  success="届满提醒已发送；已提醒过的不重复发送。"
                  confirm={{
                    title: '发送届满提醒',
                    consequences:
                      '按管理办法的提前天数，提醒即将届满或到龄退休的持有人及其单位。平台每天自动检查一次，已提醒过的不重复发送。',
                    confirmLabel: '发送',
                  }}
                >
                  发送届满提醒
                </ActionButton>
                <OpenYearDialog year={next} today={list.today} action={openYearAction} />
              </>
            )}
          </>
        }
      />
      <Card>
        <CardHead finding={open ? `${open.year} 年度考核正在进行，${formatDate(open.dueOn)}截止填报` : '没有正在进行的年度考核'} />
        <CardBody flush className="pt-3">
          {list.years.length === 0 ? (
            <EmptyState icon="file-text" title="还没有启动过年度考核" hint="由市人才办启动后，各单位为本单位的持有人填报。" />
          ) : (
            <Years years={list.years} />
          )}
        </CardBody>
      </Card>
    </>
  )
}

const COUNTS: { label: string; key: keyof YearRow['completion'] }[] = [
  { label: '应考核', key: 'forms' },
  { label: '待填报', key: 'awaited' },
  { label: '待单位审核', key: 'submitted' },
  { label: '待确认', key: 'endorsed' },
  { label: '已确认', key: 'confirmed' },
  { label: '优秀', key: 'excellent' },
  { label: '不合格', key: 'unqualified' },
]

function Years({ years }: { years: readonly YearRow[] }) {
  return (
    <TableFrame label="年度考核" bare>
      <thead>
        <tr>
          <Th>年度</Th>
          <Th>状态</Th>
          <Th>填报截止</Th>
          {COUNTS.map(({ label, key }) => (
            <Th key={key} numeric>
              {label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map((row) => (
          <tr key={row.id}>
            <RowHead>
              <TextLink href={`/assessment/${row.id}`}>{`${row.year} 年度`}</TextLink>
            </RowHead>
            <Td label="状态">{row.isOpen ? <Badge tone="amber">进行中</Badge> : <Badge tone="grey">已结束</Badge>}</Td>
            <Td label="填报截止">{formatDate(row.dueOn)}</Td>
            {COUNTS.map(({ label, key }) => (
              <Td key={key} label={label} numeric>
                {row.completion[key]}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
