import pino from 'pino'
import { env } from './env'

let logger: pino.Logger | undefined

/** One JSON object a line: line breaks in values are escaped, so lines cannot be forged. Never pass personal values. */
export function log(): pino.Logger {
  logger ??= pino({ level: env().logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }))
  return logger
}
