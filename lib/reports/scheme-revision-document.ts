import { formatInstant } from '@/lib/platform/dates'
import type { SchemeChange } from '@/lib/rounds/scheme-difference'
import { documentTitle, heading, packDocument, plainTable, textParagraph } from './official-document'

export type SchemeRevision = {
  roundName: string
  /** The version that it makes; the one before it is this less one. */
  version: number
  reason: string
  /** ISO instant. */
  frozenAt: string
  digest: string
  by: string | null
  changes: readonly SchemeChange[]
}

const title = '评选方案修订说明'

/** What a change reads like in the two columns: before and after. */
export function changeColumns({ kind, from, to }: SchemeChange): [string, string] {
  switch (kind) {
    case 'added':
      return ['（无）', to ? `新增：${to}` : '新增']
    case 'removed':
      return [from ?? '', '删除']
    case 'moved':
      return [`第 ${from ?? ''} 项`, `第 ${to ?? ''} 项`]
    case 'changed':
      return [from ?? '', to ?? '']
  }
}

/** 评选方案修订说明 as a Word document: why a scheme was changed after its announcement, and every difference. */
export function schemeRevisionDocument(revision: SchemeRevision): Promise<Buffer> {
  const { roundName, version, reason, frozenAt, digest, by, changes } = revision
  return packDocument(title, [
    documentTitle(title),
    heading('一、修订情况'),
    textParagraph(`评选：${roundName}`),
    textParagraph(`方案由第 ${version - 1} 版修订为第 ${version} 版，${formatInstant(frozenAt)} 固定${by ? `，经办人 ${by}` : ''}。`),
    heading('二、修订理由'),
    textParagraph(reason),
    heading('三、修订内容'),
    changes.length > 0
      ? plainTable(
          [14, 22, 32, 32],
          ['部分', '事项', '原规定', '修订后'],
          changes.map((change) => [change.part, change.subject, ...changeColumns(change)]),
        )
      : textParagraph('与上一版没有差别。'),
    textParagraph('其余内容不变，以门户公布的方案全文为准。'),
    textParagraph(`第 ${version} 版校验码：${digest}`),
    textParagraph(''),
    textParagraph('市人才工作办公室（盖章）', { align: 'right' }),
    textParagraph('　　　　年　　月　　日', { align: 'right' }),
  ])
}
