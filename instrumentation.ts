export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { startServer } = await import('./instrumentation-node')
  await startServer()
}

/** A page that failed because the database had just gone: asked at once, so that the next request gets the words for it. */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { isAwayError } = await import('./lib/platform/db/away-errors')
  if (!isAwayError(error)) return
  const { lookAtDatabase } = await import('./lib/platform/db/availability')
  await lookAtDatabase()
}
