import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Bucket } from './files/s3-store'

const settings = z.object({
  DATABASE_URL: z.string().optional(),
  MIGRATE_DATABASE_URL: z.string().optional(),
  READ_DATABASE_URL: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  FILES_S3_ENDPOINT: z.string().optional(),
  FILES_S3_BUCKET: z.string().optional(),
  FILES_S3_REGION: z.string().default('us-east-1'),
  FILES_S3_ACCESS_KEY: z.string().optional(),
  FILES_S3_SECRET_KEY: z.string().optional(),
  FILES_S3_PATH_STYLE: z.enum(['0', '1']).default('1'),
  AUTH_SECRET: z.string().optional(),
  BASE_URL: z.string().optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  POOL_MAX: z.coerce.number().int().min(1).max(200).default(10),
  PORTAL_DEMO: z.enum(['0', '1']).default('0'),
  PASSWORD_POLICY: z.enum(['gb22239', 'asvs']).default('gb22239'),
  PUBLIC_MEMORY: z.enum(['0', '1']).default('1'),
  TRUSTED_PROXIES: z.string().default(''),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Environment = {
  databaseUrl: string | undefined
  migrateDatabaseUrl: string | undefined
  /** A standby of the same cluster for large readings; unset means that the primary answers them too. */
  readDatabaseUrl: string | undefined
  /** Absolute folder of the embedded database, files and secret. */
  dataDir: string
  /** The bucket that keeps files; null keeps them below the data folder. */
  filesBucket: Bucket | null
  secret: string
  /** Origin at which users reach the portal, without a trailing slash. */
  baseUrl: string
  port: number
  poolMax: number
  isDemo: boolean
  passwordPolicy: 'gb22239' | 'asvs'
  /** Whether the public list is kept in memory while nothing it shows has changed. */
  isPublicMemory: boolean
  /** Addresses whose forwarded headers count. */
  trustedProxies: string[]
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** Every variable that the portal reads. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape)

let cached: Environment | undefined

/** The validated settings. Throws an Error naming every missing or unsafe value, one a line. */
export function env(): Environment {
  cached ??= readEnvironment(process.env)
  return cached
}

/** The embedded installation makes its own secret, once, beside its data. */
function embeddedSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}

function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}

/** Names what is missing of a bucket; none of its settings means a folder. */
function bucketOf(value: z.output<typeof settings>, problems: string[]): Bucket | null {
  const wanted = ['FILES_S3_ENDPOINT', 'FILES_S3_BUCKET', 'FILES_S3_ACCESS_KEY', 'FILES_S3_SECRET_KEY'] as const
  if (wanted.every((name) => !value[name])) return null
  for (const name of wanted) if (!value[name]) problems.push(`${name}: missing; files go to a bucket only when all of FILES_S3_* are set`)
  const endpoint = value.FILES_S3_ENDPOINT ?? ''
  if (endpoint && !/^https?:\/\/[^/?#]+\/?$/.test(endpoint))
    problems.push('FILES_S3_ENDPOINT: not an address of a store, e.g. https://s3.example.gov.cn')
  return {
    endpoint,
    bucket: value.FILES_S3_BUCKET ?? '',
    region: value.FILES_S3_REGION,
    accessKey: value.FILES_S3_ACCESS_KEY ?? '',
    secretKey: value.FILES_S3_SECRET_KEY ?? '',
    isPathStyle: value.FILES_S3_PATH_STYLE === '1',
  }
}

export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  const parsed = settings.safeParse(source)
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const value = parsed.data
  const problems: string[] = []
  const isServer = Boolean(value.DATABASE_URL)
  const dataDir = path.resolve(/* turbopackIgnore: true */ value.DATA_DIR)
  let secret = value.AUTH_SECRET ?? ''
  if (isServer) {
    if (!secret) problems.push('AUTH_SECRET: missing; set at least 32 random characters')
    else if (secret.length < 32 || /^(.)\1+$/.test(secret) || /secret|changeme|password|example/i.test(secret))
      problems.push('AUTH_SECRET: too short or a well-known value; set at least 32 random characters')
    if (!value.BASE_URL) problems.push('BASE_URL: missing; set the address users open, e.g. https://talent.example.gov.cn')
  }
  let baseUrl = value.BASE_URL ?? `http://localhost:${value.PORT}`
  try {
    const url = new URL(baseUrl)
    baseUrl = url.origin
    if (isServer && url.protocol !== 'https:' && !isLoopback(url))
      problems.push('BASE_URL: plain http is refused outside this machine; use https')
  } catch {
    problems.push('BASE_URL: not an address')
  }
  if (value.PORTAL_DEMO === '1' && isServer && !isLoopback(new URL(baseUrl)))
    problems.push('PORTAL_DEMO: the demo is not served beyond this machine on a database server')
  const filesBucket = bucketOf(value, problems)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  if (!secret) secret = embeddedSecret(dataDir)
  return {
    databaseUrl: value.DATABASE_URL,
    migrateDatabaseUrl: value.MIGRATE_DATABASE_URL,
    readDatabaseUrl: value.READ_DATABASE_URL || undefined,
    dataDir,
    filesBucket,
    secret,
    baseUrl,
    port: value.PORT,
    poolMax: value.POOL_MAX,
    isDemo: value.PORTAL_DEMO === '1',
    passwordPolicy: value.PASSWORD_POLICY,
    isPublicMemory: value.PUBLIC_MEMORY === '1',
    trustedProxies: value.TRUSTED_PROXIES.split(',')
      .map((item) => item.trim())
      .filter(Boolean),
    logLevel: value.LOG_LEVEL,
  }
}
