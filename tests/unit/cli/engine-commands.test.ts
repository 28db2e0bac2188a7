import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addAggregate } from '@/lib/cli/commands/aggregate'
import { addAssign } from '@/lib/cli/commands/assign'
import { addQuota } from '@/lib/cli/commands/quota'

const folder = mkdtempSync(path.join(tmpdir(), 'portal-engine-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  process.exitCode = undefined
})

function file(name: string, content: string): string {
  const place = path.join(folder, name)
  writeFileSync(place, content)
  return place
}

/** What the command wrote and how it ended. */
async function run(...line: string[]): Promise<{ out: string; err: string; exitCode: number }> {
  const program = new Command().exitOverride().configureOutput({ outputError: () => {} })
  addAssign(program)
  addAggregate(program)
  addQuota(program)
  const written = { out: '', err: '' }
  const catching = (key: 'out' | 'err') => (text: string | Uint8Array) => {
    written[key] += String(text)
    return true
  }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(catching('out'))
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(catching('err'))
  try {
    await program.parseAsync(line, { from: 'user' })
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
  const exitCode = Number(process.exitCode ?? 0)
  process.exitCode = undefined
  return { ...written, exitCode }
}
const json = async (...line: string[]) => {
  const { out, exitCode } = await run(...line, '--json')
  return { exitCode, ...JSON.parse(out) }
}

describe('assign', () => {
  const similarity = file('s.csv', '10,4\n5,1\n')
  const bounds = ['--per-candidate', '1', '--max-load', '1']

  it('gives pairs from 0, the figures and their bounds', async () => {
    expect(await json('assign', '--similarity', similarity, ...bounds)).toMatchObject({
      exitCode: 0,
      status: 'optimal',
      total: 11,
      worst: 1,
      bound: 11,
      pairs: [
        [0, 0],
        [1, 1],
      ],
      because: [],
    })
    expect(await json('assign', '--similarity', similarity, ...bounds, '--fair')).toMatchObject({
      total: 9,
      worst: 4,
      bound: 4,
      totalBound: 9,
    })
  })

  it('keeps conflicts of both files', async () => {
    const conflict = file('c.csv', '1,0\n0,0\n')
    const marked = file('m.csv', '10,4\n5,-1\n')
    expect((await json('assign', '--similarity', similarity, '--conflict', conflict, ...bounds)).pairs).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect((await json('assign', '--similarity', marked, ...bounds)).pairs).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('names what makes it infeasible', async () => {
    const result = await json('assign', '--similarity', file('n.csv', '-1,4\n-1,1\n'), ...bounds)
    expect(result).toMatchObject({ exitCode: 0, status: 'infeasible', total: null, worst: null, bound: null, pairs: [] })
    expect(result.because[0]).toMatchObject({ code: 'candidateShort', candidates: [0], message: expect.stringContaining('候选对象 0') })
  })

  it('refuses conflicts of another shape or other than 0 and 1, with words', async () => {
    const other = await run('assign', '--similarity', similarity, '--conflict', file('o.csv', '0,1,0\n'), ...bounds)
    expect(other).toMatchObject({ exitCode: 2, out: '', err: expect.stringContaining('行数和列数必须相同') })
    const two = await json('assign', '--similarity', similarity, '--conflict', file('t.csv', '0,2\n0,0\n'), ...bounds)
    expect(two).toMatchObject({ exitCode: 2, error: { message: expect.stringContaining('只能填 0 或 1') } })
    await expect(run('assign', '--similarity', similarity, '--per-candidate', '-1', '--max-load', '1')).rejects.toThrow('不小于 1 的整数')
  })
})

describe('aggregate', () => {
  const scores = file('scores.csv', 'candidate,reviewer,score\na,r1,80\na,r2,90\nb,r1,70\nb,r2,80\nc,r1,80\nc,r2,90\n')

  it('ranks, equal values sharing a rank; what does not apply is null', async () => {
    expect(await json('aggregate', scores, '--rule', 'mean')).toEqual({
      exitCode: 0,
      rule: 'mean',
      candidates: [
        { candidate: 'a', value: 85, rank: 1, se: null },
        { candidate: 'c', value: 85, rank: 1, se: null },
        { candidate: 'b', value: 75, rank: 3, se: null },
      ],
      standardDeviations: null,
      deviance: null,
      warnings: [],
    })
  })

  it('warns where nothing could be trimmed', async () => {
    const { warnings } = await json('aggregate', scores, '--rule', 'trimmed')
    expect(warnings).toHaveLength(3)
    expect(warnings[0]).toMatchObject({ code: 'notTrimmed' })
  })

  it('refuses an unknown rule, a repeated pair and text for a number', async () => {
    expect(await run('aggregate', scores, '--rule', 'median')).toMatchObject({ exitCode: 2, err: expect.stringContaining('median') })
    const twice = file('twice.csv', 'candidate,reviewer,score\na,r1,80\nb,r1,70\na,r1,81\n')
    expect((await run('aggregate', twice, '--rule', 'mean')).err).toContain('第 4 行与第 2 行重复')
    const words = file('words.csv', 'candidate,reviewer,score\na,r1,好\n')
    expect((await run('aggregate', words, '--rule', 'mean')).err).toContain('“好”不是数')
  })
})

describe('quota', () => {
  const ranked = file('ranked.csv', 'candidate,score,line,unit,grassroots\na,90,x,u1,0\nb,80,x,u2,0\nc,70,y,u3,1\nd,60,y,u4,否\n')

  it('selects in order, keeps the floor, and releases what cannot be filled', async () => {
    const { results, floor, notes } = await json('quota', ranked, '--total', '2', '--grassroots-floor', '2')
    expect(results.map((row: { candidate: string; result: string }) => `${row.candidate} ${row.result}`)).toEqual([
      'a selected',
      'b notSelected',
      'c selected',
      'd notSelected',
    ])
    expect(floor).toEqual({ asked: 2, reserved: 1, released: 1 })
    expect(notes[0]).toContain('放开')
  })

  it('refuses a candidate listed twice and marks it cannot read', async () => {
    const twice = file('q2.csv', 'candidate,score,line,unit,grassroots\na,90,x,u,0\na,80,x,u,0\n')
    expect((await run('quota', twice, '--total', '1')).err).toContain('第 3 行与第 2 行重复')
    const mark = file('q3.csv', 'candidate,score,line,unit,grassroots\na,90,x,u,maybe\n')
    expect(await run('quota', mark, '--total', '1')).toMatchObject({ exitCode: 2, err: expect.stringContaining('maybe') })
  })
})
