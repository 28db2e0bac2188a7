import 'server-only'

/** What a running job may say and ask. */
export type JobContext = {
  jobRunId: string
  accountId: string | null
  /** Writes progress (throttled); throws JobCancelled when its owner cancelled. */
  report: (progress: number, total: number, stage?: string) => Promise<void>
}

export class JobCancelled extends Error {}

export type JobHandler = (input: unknown, context: JobContext) => Promise<object>

const handlers = new Map<string, { label: string; run: JobHandler }>()

/** A kind of long work. Registering twice replaces (development reloads). */
export function registerJob(kind: string, label: string, run: JobHandler): void {
  handlers.set(kind, { label, run })
}

export function jobHandler(kind: string): JobHandler | undefined {
  return handlers.get(kind)?.run
}

export function jobLabel(kind: string): string {
  return handlers.get(kind)?.label ?? '后台任务'
}
