import 'server-only'
import type { Viewer } from '../access/viewer'

/** Says whether the viewer may read a file of its purpose; each feature answers for what it attaches. */
export type FileReaderCheck = (viewer: Viewer, fileId: string) => Promise<boolean>

const holder = globalThis as unknown as { portalFileReaders?: Map<string, FileReaderCheck> }
holder.portalFileReaders ??= new Map()

export function registerFileReader(purpose: string, check: FileReaderCheck): void {
  holder.portalFileReaders?.set(purpose, check)
}

/** The uploader may always read; others only by the feature's word. */
export async function canReadFile(viewer: Viewer, file: { id: string; purpose: string; ownerAccountId: string | null }): Promise<boolean> {
  if (viewer.accountId !== null && file.ownerAccountId === viewer.accountId) return true
  const check = holder.portalFileReaders?.get(file.purpose)
  return check ? check(viewer, file.id) : false
}
