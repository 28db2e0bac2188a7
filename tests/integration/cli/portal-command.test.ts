import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { type Database, openFolder } from '@/lib/platform/db/client'
import { createLine, createUnit } from '@/tests/factories/org'
import { idNumberOf, rosterWorkbook } from '@/tests/factories/workbooks'
import { useTestDatabase } from '@/tests/support/database'

const folder = mkdtempSync(path.join(tmpdir(), 'portal-cli-'))
const isEmbedded = inject('templateFile') !== ''

// On a server the command works beside the test; embedded, it needs the folder for itself between two visits of the test.
const server = isEmbedded ? null : useTestDatabase()

type Outcome = { code: number | null; stdout: string; stderr: string }

const embedded = {
  AUTH_SECRET: 'tests-only-0123456789-abcdefghijklmnop',
  BASE_URL: 'http://localhost:3000',
  DATA_DIR: folder,
  LOG_LEVEL: 'info',
}

function settings(): Record<string, string> {
  if (!server) return embedded
  const options = server.current.pool.options as { connectionString?: string }
  const url = new URL(options.connectionString ?? '')
  url.searchParams.set('options', '-c role=portal_app')
  return { ...embedded, DATABASE_URL: url.toString() }
}

function portalIn(chosen: Record<string, string>, ...args: string[]): Promise<Outcome> {
  const { DATABASE_URL: _database, MIGRATE_DATABASE_URL: _owner, PORTAL_DEMO: _demo, ...inherited } = process.env
  const child = spawn(process.execPath, ['lib/cli/scripts/portal.mjs', ...args], { env: { ...inherited, ...chosen, INIT_CWD: folder } })
  const outcome: Outcome = { code: null, stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    outcome.stdout += chunk.toString('utf8')
  })
  child.stderr.on('data', (chunk: Buffer) => {
    outcome.stderr += chunk.toString('utf8')
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...outcome, code })))
}

function portal(...args: string[]): Promise<Outcome> {
  return portalIn(settings(), ...args)
}

async function visit<T>(work: (database: Database) => Promise<T>): Promise<T> {
  if (server) return work(server.current)
  const place = path.join(folder, 'database')
  const database = await openFolder(place, existsSync(place) ? undefined : readFileSync(inject('templateFile')))
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

const lines = (text: string) => text.trimEnd().split('\n')

describe('portal command', () => {
  beforeAll(async () => {
    await visit(async ({ prisma }) => {
      const root = await createUnit(prisma, { name: '澜州市', level: 'city' })
      await createUnit(prisma, { name: '澜州市甲局', shortName: '甲局', parentId: root.id, level: 'city' })
      await createLine(prisma, { name: '政法条线' })
    })
    const roster = await rosterWorkbook(
      [
        { name: '钱一诺', idNumber: idNumberOf('1988-03-04', 11) },
        { name: '万里程', idNumber: '33010619880304001X' },
      ],
      { unit: '澜州市甲局', line: '政法条线' },
    )
    writeFileSync(path.join(folder, 'roster.xlsx'), roster)
  }, 120_000)

  it('prints one line of JSON a data row and nothing else, previewing and importing alike', { timeout: 120_000 }, async () => {
    for (const args of [['--dry-run'], []]) {
      const { code, stdout } = await portal('import-people', 'roster.xlsx', '--json', ...args)
      expect(code).toBe(0)
      const records = lines(stdout).map(
        (line) => JSON.parse(line) as { row: number; verdict: string; field: string | null; action?: string },
      )
      expect(records).toMatchObject([
        { verdict: 'accept', action: 'create', values: { name: '钱一诺', unit: '澜州市甲局', line: '政法条线' } },
        { verdict: 'reject', field: 'idNumber' },
      ])
    }
    const again = await portal('import-people', 'roster.xlsx', '--json', '--dry-run')
    expect(JSON.parse(lines(again.stdout)[0] ?? '')).toMatchObject({ verdict: 'accept', action: 'unchanged' })
  })

  it('makes an account with its role and prints a first password once', { timeout: 120_000 }, async () => {
    const made = await portal('create-account', '--login', 'jiaju', '--name', '郑怀谦', '--role', 'unitHr', '--unit', '甲局', '--json')
    expect(made.code).toBe(0)
    expect(JSON.parse(made.stdout)).toMatchObject({ login: 'jiaju', roles: ['unitHr'], firstPassword: expect.stringMatching(/^\S{16,}$/) })
    const twice = await portal('create-account', '--login', 'jiaju', '--name', '郑怀谦', '--role', 'cityOffice')
    expect(twice).toMatchObject({ code: 1, stdout: '' })
    expect(twice.stderr).toContain('这个账号已被使用')
  })

  it('refuses what a role needs and two administrators in one', { timeout: 120_000 }, async () => {
    const unscoped = await portal('create-account', '--login', 'yiju', '--name', '方以宁', '--role', 'unitLeader')
    expect(unscoped).toMatchObject({ code: 1, stdout: '' })
    expect(unscoped.stderr).toContain('--unit')
    const both = await portal('create-account', '--login', 'yiju', '--name', '方以宁', '--role', 'sysAdmin', 'auditor')
    expect(both.code).toBe(1)
    expect(both.stderr).toContain('须由不同的人担任')
    expect(await visit(({ prisma }) => prisma.account.count({ where: { login: 'yiju' } }))).toBe(0)
  })

  it('checks invariants, ledger and record, and exits 1 with a line for what is broken', { timeout: 120_000 }, async () => {
    const whole = await portal('check-invariants', '--json')
    expect(whole.code).toBe(0)
    expect(JSON.parse(whole.stdout)).toMatchObject({ faults: [] })
    expect(JSON.parse((await portal('verify-audit', '--json')).stdout)).toMatchObject({ faults: [], unlinked: 0 })
    expect(JSON.parse((await portal('rebuild-ledger', '--check', '--json')).stdout)).toMatchObject({ differenceCount: 0 })
    await visit(({ prisma }) => prisma.personSpell.updateMany({ data: { endsOn: new Date('2030-01-01') } }))
    const broken = await portal('check-invariants')
    expect(broken.code).toBe(1)
    expect(broken.stdout).toContain('未结束的任职经历')
  })

  it('says what it cannot do', { timeout: 120_000 }, async () => {
    const missing = await portal('import-org', 'nothing.xlsx')
    expect(missing).toMatchObject({ code: 1, stdout: '' })
    expect(missing.stderr).toContain('读不到文件')
    const outside = await portal('demo-clock', '+5d')
    expect(outside.code).toBe(1)
    expect(outside.stderr).toContain('只有演示环境')
  })

  it('says so and exits 2 while a living process holds the folder', { timeout: 120_000 }, async () => {
    const held = mkdtempSync(path.join(tmpdir(), 'portal-held-'))
    writeFileSync(path.join(held, 'database.lock'), String(process.pid))
    const outcome = await portalIn({ ...embedded, DATA_DIR: held }, 'check-invariants', '--json')
    expect(outcome).toMatchObject({ code: 2, stdout: '' })
    expect(outcome.stderr).toContain('请先停止门户')
  })
})
