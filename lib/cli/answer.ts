import 'server-only'
import { InvalidArgumentError } from 'commander'
import { AppError } from '@/lib/platform/errors'
import { fail, say, tell } from './output'

/** What a command that only computes has to say: as data, and as sentences. */
export type Answer = { json: unknown; lines: string[] }

/** Exit code of input that cannot be used. */
const BAD_INPUT = 2

/**
 * Runs a command that computes from files alone and opens no database. Exit code 0: answered (also where the answer is that there is no
 * solution); 2: the input cannot be used, with words on standard error, and with `--json` also as `{"error": …}`.
 */
export async function runAnswer(isJson: boolean, work: () => Promise<Answer>): Promise<void> {
  try {
    const { json, lines } = await work()
    for (const line of isJson ? [JSON.stringify(json)] : lines) say(line)
  } catch (error) {
    if (!(error instanceof AppError)) return fail(error)
    if (isJson) say(JSON.stringify({ error: { code: error.code, message: error.message } }))
    tell(error.message)
    process.exitCode = BAD_INPUT
  }
}

/** Parses an option's value. @throws InvalidArgumentError, which Commander shows beside the option */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > 1_000_000) throw new InvalidArgumentError(`应当是不小于 ${least} 的整数。`)
    return value
  }
}
