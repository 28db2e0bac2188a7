/** Under which the files of leaders' reports are kept; nobody reads them but through their report. */
export const REPORT_PURPOSE = 'leaderReport'
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
