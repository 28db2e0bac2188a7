import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { formatDate } from '@/lib/platform/dates'
import type { CourseRow } from '@/lib/training/course-filter'
import { hoursText, MANNER_LABELS } from '@/lib/training/labels'

/** First and last day in as few words as they need. */
export function courseDays({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  return startsOn === endsOn ? formatDate(startsOn) : `${formatDate(startsOn)}至${formatDate(endsOn)}`
}

/** Courses, the latest first. */
export function CourseTable({ rows }: { rows: readonly CourseRow[] }) {
  return (
    <TableFrame label="培训清单">
      <thead>
        <tr>
          <Th>培训名称</Th>
          <Th>方式</Th>
          <Th>主办单位</Th>
          <Th>时间</Th>
          <Th numeric>学时</Th>
          <Th numeric>参训人数</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHead>
              <TextLink href={`/training/${row.id}`}>{row.name}</TextLink>
              {row.host && <span className="block text-12 font-normal text-ink-3">{row.host}</span>}
            </RowHead>
            <Td label="方式">{MANNER_LABELS[row.manner]}</Td>
            <Td label="主办单位">
              <span className="inline-flex flex-wrap items-center gap-2">
                {row.unitName}
                {row.isCityWide && <Badge tone="indigo">全市</Badge>}
              </span>
            </Td>
            <Td label="时间">{courseDays(row)}</Td>
            <Td label="学时" numeric>
              {hoursText(row.hours)}
            </Td>
            <Td label="参训人数" numeric>
              {row.attended}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
