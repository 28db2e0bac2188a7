import { expect, test } from 'vitest'
import { checkFile, safeFileName } from '@/lib/platform/files/file-kinds'

const bytes = (text: string) => new TextEncoder().encode(text)
const PDF = bytes('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF')

test('a PDF is taken as what it is', async () => {
  expect(await checkFile('证明.pdf', PDF, 'attachment')).toBe('application/pdf')
})

test.each([
  ['an empty file', '空.pdf', bytes(''), '空文件'],
  [
    'a picture called PDF',
    '证明.pdf',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 0]),
    '扩展名不符',
  ],
  ['HTML', '页面.html', bytes('<script>alert(1)</script>'), '不在可上传之列'],
  ['SVG', '图.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), '不在可上传之列'],
  ['a script called PDF', '木马.pdf', bytes('#!/bin/sh\nrm -rf /'), '扩展名不符'],
  ['two extensions', '证明.pdf.exe', PDF, '不在可上传之列'],
])('%s is refused with words', async (_what, name, content, words) => {
  await expect(checkFile(name, content, 'attachment')).rejects.toThrow(words)
})

test('too large is refused before anything else is looked at', async () => {
  await expect(checkFile('大.pdf', new Uint8Array(21 * 1024 * 1024), 'attachment')).rejects.toThrow('超过 20 MB')
})

test('names keep no path and no control characters', () => {
  expect(safeFileName('../../etc/passwd')).toBe('passwd')
  expect(safeFileName('C:\\桌面\\申报表\u0000.pdf')).toBe('申报表.pdf')
  expect(safeFileName('\u202Efdp.exe')).toBe('fdp.exe')
  expect(safeFileName(`${'长'.repeat(300)}.pdf`)).toBe(`${'长'.repeat(116)}.pdf`)
  expect(safeFileName('///')).toBe('未命名')
})
