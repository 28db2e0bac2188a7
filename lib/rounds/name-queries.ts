import 'server-only'
import type { Reader } from '@/lib/platform/db/client'

/** Names of lines by id. */
export async function readLineNames(reader: Reader): Promise<Map<string, string>> {
  const lines = await reader.line.findMany({ select: { id: true, name: true } })
  return new Map(lines.map((line) => [line.id, line.name]))
}

/** Names of accounts by id, for records of who did what. */
export async function readAccountNames(reader: Reader, accountIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(accountIds.filter((id): id is string => id !== null))]
  const accounts = await reader.account.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(accounts.map((account) => [account.id, account.name]))
}
