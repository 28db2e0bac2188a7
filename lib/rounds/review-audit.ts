import { describeAuditEvents } from '@/lib/platform/audit/events'

/** What reviewing writes into the record. Scores and comments never stand in it. */
declare module '@/lib/platform/audit/events' {
  interface AuditPayloads {
    'reviewer.declared': { roundId: string; listed: number; conflicts: number }
    'sheet.saved': { roundId: string; criteria: string[] }
    'sheet.sealed': { roundId: string; sheets: number; digest: string }
    'sheet.workbookDownloaded': { roundId: string; sheets: number }
    'sheet.workbookImported': { roundId: string; sheets: number }
    'dossier.fileRead': { roundId: string; fileId: string }
  }
}

describeAuditEvents({
  'reviewer.declared': '专家申报回避情况',
  'sheet.saved': '保存评分表草稿',
  'sheet.sealed': '封存评分表',
  'sheet.workbookDownloaded': '下载离线评分表',
  'sheet.workbookImported': '导入离线评分表',
  'dossier.fileRead': '查阅候选对象材料',
})
