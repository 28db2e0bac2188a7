import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '@/lib/platform/errors'

/**
 * A file that the operator named, as seen from where the command was typed.
 * @throws AppError when it cannot be read
 */
export async function readNamedFile(typed: string): Promise<{ name: string; bytes: Uint8Array }> {
  const file = path.resolve(process.env.PORTAL_CALLER_DIR ?? process.cwd(), typed)
  try {
    return { name: path.basename(file), bytes: await readFile(file) }
  } catch {
    throw new AppError('fileMissing', `读不到文件“${typed}”，请检查路径和读取权限。`)
  }
}
