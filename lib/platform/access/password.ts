import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { env } from '../env'

/** OWASP's argon2id setting: 19 MiB, 2 passes, 1 lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const COMMON = [
  '123456',
  'password',
  'qwerty',
  'abc123',
  'admin',
  'iloveyou',
  '111111',
  '000000',
  'welcome',
  'letmein',
  'woaini',
  '5201314',
  'a123456',
]

let decoy: Promise<string> | undefined

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS)
}

/** Takes the same time for an account that does not exist: a decoy is verified in its place. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('decoy that nobody types')
  const isRight = await verify(stored ?? (await decoy), password.normalize('NFKC')).catch(() => false)
  return stored !== null && isRight
}

/**
 * What is wrong with a new password, as Chinese sentences; empty when it may be used.
 * Length ≥ 12 (ASVS 5.0 V6.2); under `gb22239` also three of four kinds of character (GB/T 22239-2019 8.1.4.1).
 * @param context the account's own names, which it must not contain
 */
export function passwordProblems(password: string, context: string[]): string[] {
  const problems: string[] = []
  const text = password.normalize('NFKC')
  if ([...text].length < 12) problems.push('密码至少 12 个字符。')
  if ([...text].length > 128) problems.push('密码最多 128 个字符。')
  const lower = text.toLowerCase()
  const stripped = lower.replace(/[^\p{L}\p{N}]/gu, '')
  if (COMMON.some((word) => stripped === word || stripped.replaceAll(word, '').length < 4) || /^(.)\1+$/u.test(text))
    problems.push('这个密码太常见，请换一个。')
  if (context.some((word) => [...word].length >= 2 && lower.includes(word.toLowerCase())))
    problems.push('密码不能包含本人姓名、账号或单位名称。')
  if (env().passwordPolicy === 'gb22239') {
    const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(text)).length
    if (kinds < 3) problems.push('密码须包含大写字母、小写字母、数字、符号中的三种。')
  }
  return problems
}

/** Days after which a password must be changed; none under `asvs`. */
export function passwordMaxAgeDays(): number | null {
  return env().passwordPolicy === 'gb22239' ? 90 : null
}
