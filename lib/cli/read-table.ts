import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { AppError } from '@/lib/platform/errors'

/** A row of a CSV file with the line on which it ends, counted from 1. */
export type TableRow = { line: number; cells: string[] }
export type Table = {
  /** As typed by the operator. */
  name: string
  rows: TableRow[]
}

/** Words for what the operator handed in: which file, where in it, what to do. */
export const badInput = (message: string): AppError => new AppError('badInput', message)

/**
 * Reads a comma-separated UTF-8 file (RFC 4180; with or without byte order mark, any line ends, quoted fields). Blank lines are skipped and
 * cells trimmed. The path is as seen from where the command was typed.
 * @throws AppError badInput for a file that cannot be read, is empty, is not UTF-8 text or has broken quotes
 */
export async function readTable(typed: string): Promise<Table> {
  const text = decode(typed, await bytesOf(typed))
  if (text.trim() === '') throw badInput(`文件“${typed}”是空的，没有可以读取的数据。`)
  return { name: typed, rows: parseRows(typed, text) }
}

async function bytesOf(typed: string): Promise<Uint8Array> {
  try {
    return await readFile(path.resolve(process.env.PORTAL_CALLER_DIR ?? process.cwd(), typed))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT') throw badInput(`找不到文件“${typed}”，请检查路径。`)
    if (code === 'EISDIR') throw badInput(`“${typed}”是文件夹，请指定一个 CSV 文件。`)
    throw badInput(`读不到文件“${typed}”，请检查读取权限。`)
  }
}

function decode(typed: string, bytes: Uint8Array): string {
  let text: string | null = null
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Falls through to the words below.
  }
  if (text === null || text.includes('\0'))
    throw badInput(`文件“${typed}”不是 UTF-8 编码的 CSV 文本，请在表格软件中另存为“CSV UTF-8（逗号分隔）”后重试。`)
  return text
}

function parseRows(typed: string, text: string): TableRow[] {
  try {
    const lines: number[] = []
    const records = parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (record: string[], context) => {
        lines.push(context.lines)
        return record
      },
    })
    return records.map((cells, index) => ({ line: lines[index] ?? 0, cells }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error && typeof error.lines === 'number' ? `第 ${error.lines} 行附近` : ''
    throw badInput(`文件“${typed}”${line}的引号不成对，无法分列，请检查该处的双引号。`)
  }
}

/**
 * Rows under a heading, by column name.
 * @throws AppError badInput for missing or repeated columns, ragged rows, or a heading without rows
 */
export function readColumns<Column extends string>(
  table: Table,
  columns: readonly Column[],
): { line: number; values: Record<Column, string> }[] {
  const [heading, ...below] = table.rows
  const rows = below.filter((row) => row.cells.some((cell) => cell !== ''))
  const names = (heading?.cells ?? []).map((name) => name.toLowerCase())
  const missing = columns.filter((column) => !names.includes(column))
  if (missing.length > 0)
    throw badInput(`文件“${table.name}”第一行缺少列：${missing.join('、')}。应有的列：${columns.join('、')}（先后不限，用逗号分隔）。`)
  const repeated = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column))
  if (repeated) throw badInput(`文件“${table.name}”第一行的列 ${repeated} 出现了两次。`)
  if (rows.length === 0) throw badInput(`文件“${table.name}”只有标题行，没有数据。`)
  return rows.map(({ line, cells }) => {
    if (cells.length !== names.length)
      throw badInput(`文件“${table.name}”第 ${line} 行有 ${cells.length} 列，标题行有 ${names.length} 列，请补齐或删去多余的列。`)
    const values = Object.fromEntries(columns.map((column) => [column, cells[names.indexOf(column)] ?? ''])) as Record<Column, string>
    return { line, values }
  })
}

/** A decimal number as people and programs write it; null for anything else (empty, text, hexadecimal, infinite). */
export function numberFrom(text: string): number | null {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

/**
 * A matrix without heading.
 * @throws AppError badInput for ragged rows and cells that are not numbers
 */
export function readMatrix(table: Table): number[][] {
  const width = table.rows[0]?.cells.length ?? 0
  return table.rows.map(({ line, cells }) => {
    if (cells.length !== width)
      throw badInput(`文件“${table.name}”第 ${line} 行有 ${cells.length} 列，第一行有 ${width} 列，各行的列数必须相同。`)
    return cells.map((cell, column) => {
      const value = numberFrom(cell)
      if (value === null)
        throw badInput(`文件“${table.name}”第 ${line} 行第 ${column + 1} 列${cell === '' ? '是空的' : `“${cell}”不是数`}，应当是数。`)
      return value
    })
  })
}
