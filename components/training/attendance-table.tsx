import type { z } from 'zod'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { AttendanceRow } from '@/lib/training/course-queries'
import { hoursText, RESULT_LABELS } from '@/lib/training/labels'
import type { changeAttendanceSchema, removeAttendanceSchema } from '@/lib/training/schema'
import { ChangeAttendance } from './change-attendance'

type AttendanceTableProps = {
  rows: readonly AttendanceRow[]
  courseHours: number
  change: (input: z.input<typeof changeAttendanceSchema>) => Promise<ActionResult<{ version: number }>>
  remove: (input: z.input<typeof removeAttendanceSchema>) => Promise<ActionResult<{ courseId: string }>>
}

/** Who attended a course, with what each may have put right. */
export function AttendanceTable({ rows, courseHours, change, remove }: AttendanceTableProps) {
  const canChange = rows.some((row) => row.canRecord)
  return (
    <TableFrame label="参训人员" bare>
      <thead>
        <tr>
          <Th>姓名</Th>
          <Th>当时单位</Th>
          <Th numeric>学时</Th>
          <Th>考核结果</Th>
          <Th>结业证书</Th>
          <Th>备注</Th>
          {canChange && <Th>办理</Th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHead>
              <TextLink href={`/people/${row.personId}`}>{row.personName}</TextLink>
            </RowHead>
            <Td label="当时单位">{row.unitName}</Td>
            <Td label="学时" numeric>
              {hoursText(row.hours)}
            </Td>
            <Td label="考核结果">
              {row.result ? <Badge tone={RESULT_LABELS[row.result].tone}>{RESULT_LABELS[row.result].word}</Badge> : '—'}
            </Td>
            <Td label="结业证书">
              {row.certificate ? (
                <TextLink href={`/api/files/${row.certificate.id}`} icon="paperclip">
                  {row.certificate.name}
                </TextLink>
              ) : (
                '—'
              )}
            </Td>
            <Td label="备注">{row.note ?? '—'}</Td>
            {canChange && (
              <Td label="办理">
                {row.canRecord && (
                  <span className="flex flex-wrap gap-1">
                    <ChangeAttendance row={row} courseHours={courseHours} action={change} />
                    <ActionButton
                      size="sm"
                      variant="quiet"
                      action={remove}
                      input={{ attendanceId: row.id, version: row.version }}
                      success="已删除这条参训记录。"
                      confirm={{
                        title: `删除${row.personName}的参训记录`,
                        consequences: `${row.personName}当年的学时将减少 ${hoursText(row.hours)}，删除原因记入审计记录。`,
                        confirmLabel: '删除',
                        danger: true,
                        reason: { label: '删除原因', required: true, minLength: 4 },
                      }}
                    >
                      删除
                    </ActionButton>
                  </span>
                )}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
