/** Codes by which Prisma, Node and PostgreSQL say that there is no connection, or none that may write. */
const CODES = new Set([
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  // Shut down, crashed, starting, no connection left; and a standby that is not promoted yet.
  ...['57P01', '57P02', '57P03', '53300', '25006'],
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'],
])

/** The class of connection errors: poolers answer with 08P01 while the database behind them is away. */
const CONNECTION_CLASS = /^08[0-9A-Z]{3}$/

/** What the driver says without a code. */
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout)/

function* within(error: unknown, depth = 0): Generator<Record<string, unknown>> {
  if (typeof error !== 'object' || error === null || depth > 5) return
  const found = error as Record<string, unknown>
  yield found
  for (const inner of [found.cause, found.meta, found.driverAdapterError]) yield* within(inner, depth + 1)
}

/**
 * True when an error means that the database is away, directly or behind a pooler, and not that a statement was wrong. Looks at the causes too:
 * a client wraps what its driver said.
 */
export function isAwayError(error: unknown): boolean {
  for (const { code, originalCode, kind, message } of within(error)) {
    if ([code, originalCode, kind].some((name) => typeof name === 'string' && (CODES.has(name) || CONNECTION_CLASS.test(name)))) return true
    if (code === undefined && typeof message === 'string' && WORDS.test(message)) return true
  }
  return false
}
