import { type AppError, refused } from '@/lib/platform/errors'

export type SheetRefusal =
  | 'damaged'
  | 'encrypted'
  | 'macros'
  | 'tooBig'
  | 'tooManyRows'
  | 'bomb'
  | 'entities'
  | 'notWorkbook'
  | 'wrongExtension'
  | 'webPage'
  | 'nested'
  | 'empty'
  | 'tooSlow'

const SENTENCES: Record<SheetRefusal, string> = {
  damaged: '文件已损坏，无法读取。请用 Excel 或 WPS 打开检查，另存为 .xlsx 后重新上传。',
  encrypted: '文件设有打开密码，无法读取。请取消密码、重新保存后再上传。',
  macros: '文件中含有宏，出于安全考虑不能上传。请另存为不含宏的 .xlsx 后再上传。',
  tooBig: '文件太大，无法读取。请删去图片和多余的工作表，或拆成几个文件后分别上传。',
  tooManyRows: '表格的行数或列数太多，无法读取。请拆成几个文件后分别上传。',
  bomb: '文件解压后的内容异常庞大，出于安全考虑已拒绝读取。请把内容复制到新建的表格中，保存后再上传。',
  entities: '文件内含有不安全的内容，已拒绝读取。请把内容复制到新建的表格中，保存后再上传。',
  notWorkbook: '这不是表格文件。请上传 Excel 或 WPS 保存的 .xlsx、.xls、.et 或 .csv 文件。',
  wrongExtension: '文件的内容与扩展名不符。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。',
  webPage: '文件的内容其实是网页，不是表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。',
  nested: '文件中嵌有压缩包或其他表格，出于安全考虑不能上传。请删去嵌入的文件后再上传。',
  empty: '表格中没有内容。请确认选对了文件，并已保存。',
  tooSlow: '文件太复杂，读取超时。请只保留需要的工作表和内容，另存为 .xlsx 后再上传。',
}

/** Why a workbook was not read, as a sentence its owner can act on. The code is `sheet.` and the reason. */
export function refuseSheet(reason: SheetRefusal): AppError {
  return refused(`sheet.${reason}`, SENTENCES[reason])
}

export function isSheetRefusal(text: string): text is SheetRefusal {
  return Object.hasOwn(SENTENCES, text)
}
