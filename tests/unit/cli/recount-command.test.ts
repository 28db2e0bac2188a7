import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { addRecount } from '@/lib/cli/commands/recount'
import { packArchive } from '@/lib/rounds/archive/pack'
import { randomCase } from '@/tests/factories/archives'

const folder = mkdtempSync(path.join(tmpdir(), 'portal-recount-'))
let digest = ''

afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  process.exitCode = undefined
})

const place = (name: string) => path.join(folder, name)

beforeAll(async () => {
  const content = randomCase(61)
  const packed = await packArchive(content, 'full')
  digest = packed.digest
  writeFileSync(place('whole.zip'), packed.bytes)
  writeFileSync(place('cut.zip'), packed.bytes.subarray(0, packed.bytes.byteLength - 50))
  writeFileSync(place('letter.zip'), '这不是压缩包')
  const forged = structuredClone(content)
  for (const entry of forged.rankings[0]?.entries.slice(0, 1) ?? []) entry.valueTenThousandths += 10_000
  writeFileSync(place('forged.zip'), (await packArchive(forged, 'full')).bytes)
})

async function run(...line: string[]): Promise<{ out: string; err: string; exitCode: number }> {
  const program = new Command().exitOverride().configureOutput({ outputError: () => {} })
  addRecount(program)
  const written = { out: '', err: '' }
  const catching = (key: 'out' | 'err') => (text: string | Uint8Array) => {
    written[key] += String(text)
    return true
  }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(catching('out'))
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(catching('err'))
  try {
    await program.parseAsync(['recount', ...line], { from: 'user' })
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
  const exitCode = Number(process.exitCode ?? 0)
  process.exitCode = undefined
  return { ...written, exitCode }
}

it('says that everything agrees, with the digest to compare', async () => {
  const { out, exitCode } = await run(place('whole.zip'), '--digest', digest)
  expect(exitCode).toBe(0)
  expect(out).toContain(`卷宗校验码：${digest}`)
  expect(out).toContain('重算结果与卷宗全部一致。')
  expect(out).not.toContain('--digest')
})

it('names what does not agree, in words and as data', async () => {
  const { out, exitCode } = await run(place('forged.zip'))
  expect(exitCode).toBe(1)
  expect(out).toMatch(/rankings\.json：排序第 1 版：候选对象 [0-9a-f]{8}得分应为/)
  const data = await run(place('forged.zip'), '--json')
  expect(data.exitCode).toBe(1)
  expect(JSON.parse(data.out)).toMatchObject({ agrees: false, copy: 'full', formatVersion: 1 })
  expect((await run(place('whole.zip'), '--digest', 'a'.repeat(64))).exitCode).toBe(1)
})

it('tells in words what cannot be read, with exit code 2', async () => {
  const { out, err, exitCode } = await run(place('cut.zip'), '--json')
  expect(exitCode).toBe(2)
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'archiveUnreadable' } })
  expect(err).toContain('下载时中断')
  expect((await run(place('letter.zip'))).err).toContain('不是 zip 压缩包')
  expect(await run(place('nowhere.zip'))).toMatchObject({ exitCode: 2, err: expect.stringContaining('读不到文件') })
  await expect(run(place('whole.zip'), '--digest', 'abc')).rejects.toThrow('64 位十六进制')
})
