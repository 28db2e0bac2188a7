import 'server-only'
import { isAwayError } from '@/lib/platform/db/away-errors'
import { AppError } from '@/lib/platform/errors'

/** Exit codes: 0 done, 1 refused or failed, 2 the data folder is held by a running portal. */
const FOLDER_IN_USE = 2

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Words for the operator that are not the command's result. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

function describe(error: unknown): string {
  if (error instanceof AppError)
    return [error.message, ...Object.values(error.fields ?? {}).flat()].filter((line, index, all) => all.indexOf(line) === index).join('\n')
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (isAwayError(error) || /^(P100|28|3D)/.test(code)) return '数据库连接不上。请检查 DATABASE_URL 和数据库服务是否可用。'
  return error instanceof Error ? error.message : String(error)
}

/** Prints what went wrong and sets the exit code. */
export function fail(error: unknown): void {
  tell(describe(error))
  process.exitCode = error instanceof AppError && error.code === 'folderInUse' ? FOLDER_IN_USE : 1
}
