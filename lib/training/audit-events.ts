import { describeAuditEvents } from '@/lib/platform/audit/events'

declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'training.courseRecorded': { isCityWide: boolean }
    'training.courseChanged': { fields: string[]; reason: string | null }
    'training.courseRemoved': { attendances: number; reason: string }
    'training.attended': { personId: string; courseId: string; hours: number }
    'training.attendanceChanged': { personId: string; fields: string[]; reason: string | null }
    'training.attendanceRemoved': { personId: string; courseId: string; hours: number; reason: string }
    'training.imported': { added: number; same: number; rejected: number; courses: number; mode: 'whole' | 'right'; fileSha256: string }
    'training.exported': { courses: number; attendances: number }
    'training.demandSet': { fromYear: number; hours: number; reason: string }
  }
}

describeAuditEvents({
  'training.courseRecorded': '登记培训',
  'training.courseChanged': '更正培训',
  'training.courseRemoved': '删除培训',
  'training.attended': '登记参训',
  'training.attendanceChanged': '更正参训记录',
  'training.attendanceRemoved': '删除参训记录',
  'training.imported': '导入培训记录',
  'training.exported': '导出培训记录',
  'training.demandSet': '设定年度学时要求',
})
