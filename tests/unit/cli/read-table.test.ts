import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { numberFrom, readColumns, readMatrix, readTable } from '@/lib/cli/read-table'

const folder = mkdtempSync(path.join(tmpdir(), 'portal-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(content: string | Uint8Array): string {
  const name = path.join(folder, `${Math.random()}.csv`)
  writeFileSync(name, content)
  return name
}

const columnsOf = async (content: string) => readColumns(await readTable(file(content)), ['candidate', 'score'])
const matrixOf = async (content: string) => readMatrix(await readTable(file(content)))

describe('a file with a heading', () => {
  it('is read with a byte order mark, any line ends, quoted fields and columns in any order', async () => {
    const rows = await columnsOf('\uFEFFscore,note,Candidate\r\n5,"a ""note"", with a comma","张三,李四"\r\n\r\n 6 ,,王五\r\n')
    expect(rows).toEqual([
      { line: 2, values: { candidate: '张三,李四', score: '5' } },
      { line: 4, values: { candidate: '王五', score: '6' } },
    ])
  })

  it.each([
    ['candidate,score\na,1\nb\n', '第 3 行有 1 列，标题行有 2 列'],
    ['candidate,points\na,1\n', '缺少列：score'],
    ['candidate,score,score\na,1,2\n', '出现了两次'],
    ['candidate,score\n', '只有标题行'],
    ['', '是空的'],
    [' \n\n', '是空的'],
    ['candidate,score\n"a,1\n', '引号不成对'],
  ])('%j is refused with words', async (content, words) => {
    await expect(columnsOf(content)).rejects.toThrow(words)
  })
})

describe('a matrix', () => {
  it('is read row by row', async () => {
    expect(await matrixOf('1,-1, .5\n0,2e-3,+4\n')).toEqual([
      [1, -1, 0.5],
      [0, 0.002, 4],
    ])
  })

  it.each([
    ['1,2\n3\n', '第 2 行有 1 列，第一行有 2 列'],
    ['1,2\n3,x\n', '第 2 行第 2 列“x”不是数'],
    ['1,,2\n', '第 1 行第 2 列是空的'],
    ['1,NaN\n', '“NaN”不是数'],
    ['1,Infinity\n', '不是数'],
    ['1,0x10\n', '不是数'],
  ])('%j is refused with words', async (content, words) => {
    await expect(matrixOf(content)).rejects.toThrow(words)
  })
})

it('says what is wrong with a file that cannot be read as text', async () => {
  await expect(readTable(path.join(folder, 'none.csv'))).rejects.toThrow('找不到文件')
  await expect(readTable(folder)).rejects.toThrow('是文件夹')
  await expect(readTable(file(Uint8Array.of(0xff, 0xfe, 0x31, 0)))).rejects.toThrow('不是 UTF-8')
  await expect(readTable(file(Uint8Array.of(0xd5, 0xc5, 0x2c, 0x31)))).rejects.toThrow('不是 UTF-8')
  await expect(readTable(file('a\0b'))).rejects.toThrow('不是 UTF-8')
})

it('takes numbers as people write them and nothing else', () => {
  expect(['1', '-2.5', '1e3', '.5', '5.'].map(numberFrom)).toEqual([1, -2.5, 1000, 0.5, 5])
  expect(['', 'x', '1,5', '1 2', '１', '1e999', '--1'].map(numberFrom)).toEqual(Array(7).fill(null))
})
