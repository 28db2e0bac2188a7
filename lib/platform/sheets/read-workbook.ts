import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { SHEET_LIMITS, type SheetLimits } from '@/lib/platform/sheets/limits'
import { isSheetRefusal, refuseSheet } from '@/lib/platform/sheets/refusals'
import { scanArchive } from '@/lib/platform/sheets/scan-archive'
import { type Container, sniffFile } from '@/lib/platform/sheets/sniff-file'
import type { Sheet, SheetCell, Workbook } from '@/lib/platform/sheets/workbook'

type PackedCell = null | string | [text: string, kind: SheetCell['kind'], value: SheetCell['value'], format?: string, isFormula?: boolean]
type PackedSheet = Omit<Sheet, 'rows'> & { rows: PackedCell[][] }
type WorkerMessage = { sheet: PackedSheet } | { done: true } | { refusal: string }

const FORMATS: Record<Container, Workbook['format']> = { zip: 'xlsx', compound: 'xls', text: 'csv' }

function unpackCell(packed: PackedCell): SheetCell | null {
  if (packed === null) return null
  if (typeof packed === 'string') return { text: packed, kind: 'text', value: packed }
  const [text, kind, value, format, isFormula] = packed
  const cell: SheetCell = { text, kind, value }
  if (format !== undefined) cell.format = format
  if (isFormula) cell.formula = true
  return cell
}

function unpackSheet(packed: PackedSheet): Sheet {
  return { ...packed, rows: packed.rows.map((row) => row.map(unpackCell)) }
}

/**
 * Parses in a thread of its own with a heap and a time limit: a workbook that exhausts either takes nothing else down.
 * The thread's file is loaded by a path under the project's folder, so that no bundler touches it.
 */
function parseInThread(bytes: Buffer, container: Container, fileName: string, limits: SheetLimits): Promise<Sheet[]> {
  return new Promise((resolve, reject) => {
    const sheets: Sheet[] = []
    const worker = new Worker(join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'platform', 'sheets', 'sheet-worker.mjs'), {
      workerData: {
        bytes,
        container,
        isOpenXmlName: /\.xlsx$/i.test(fileName.trim()),
        maxRows: limits.maxRows,
        maxColumns: limits.maxColumns,
      },
      resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMegabytes },
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    const timer = setTimeout(() => fail('tooSlow'), limits.timeLimitMs)

    function finish(): void {
      clearTimeout(timer)
      worker.removeAllListeners()
      // A thread that dies of its limits may still emit an error; it is already answered for.
      worker.on('error', () => {})
      void worker.terminate()
    }
    function fail(reason: string): void {
      finish()
      reject(refuseSheet(isSheetRefusal(reason) ? reason : 'damaged'))
    }

    worker.on('message', (message: WorkerMessage) => {
      if ('sheet' in message) sheets.push(unpackSheet(message.sheet))
      else if ('refusal' in message) fail(message.refusal)
      else {
        finish()
        resolve(sheets)
      }
    })
    worker.on('error', (error: Error & { code?: string }) => fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooBig' : 'damaged'))
    worker.on('exit', () => fail('damaged'))
  })
}

/**
 * Reads .xlsx, .xls, .et and .csv as Excel and WPS write them. Nothing in the file is executed, nothing it points to is fetched.
 * Throws an AppError with a Chinese sentence (codes `sheet.*`) for a file that is damaged, encrypted, hostile, too large or no workbook.
 */
export async function readWorkbook(bytes: Uint8Array, options: { fileName: string; limits?: Partial<SheetLimits> }): Promise<Workbook> {
  const limits = { ...SHEET_LIMITS, ...options.limits }
  if (bytes.length > limits.maxBytes) throw refuseSheet('tooBig')
  const container = sniffFile(bytes, options.fileName)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (container === 'zip') await scanArchive(buffer, limits)
  const sheets = await parseInThread(buffer, container, options.fileName, limits)
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw refuseSheet('empty')
  return { format: FORMATS[container], sheets }
}
