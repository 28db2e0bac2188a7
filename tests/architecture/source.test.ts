import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sourceFiles } from './source'

const product = sourceFiles(['app', 'components', 'lib', 'prisma/seed'])

test('the walk sees the product', () => {
  expect(product.length).toBeGreaterThan(150)
})

test('no file is over 400 lines', () => {
  const all = [...product, ...sourceFiles(['tests'])]
  expect(all.filter((file) => file.text.split('\n').length > 401).map((file) => file.path)).toEqual([])
})

test('every exported server action was made by defineAction', () => {
  const actions = product.filter((file) => /^['"]use server['"]/m.test(file.text))
  expect(actions.length).toBeGreaterThan(3)
  const wrong = actions.flatMap((file) =>
    [...file.text.matchAll(/^export\s+(?!type\b)(.*)$/gm)]
      .filter((match) => !/^const \w+ = defineAction\(/.test(match[1] ?? ''))
      .map((match) => `${file.path}: ${match[0]}`),
  )
  expect(wrong).toEqual([])
})

test('every route handler names its guard', () => {
  const openByIntent = ['app/livez/route.ts', 'app/readyz/route.ts', 'app/api/auth/[...nextauth]/route.ts']
  const routes = product.filter((file) => /\/route\.ts$/.test(file.path) && !openByIntent.includes(file.path))
  expect(routes.length).toBeGreaterThan(2)
  const wrong = routes.flatMap((file) =>
    [...file.text.matchAll(/^export\s+(?:async\s+)?(?:const|function)\s+(GET|POST|PUT|PATCH|DELETE)\b(.*)$/gm)]
      .filter((match) => !/=\s*defineRoute[<(]/.test(match[2] ?? ''))
      .map((match) => `${file.path}: ${match[0]}`),
  )
  expect(wrong).toEqual([])
})

test('GET handlers write nothing but the record', () => {
  const gets = product.filter((file) => /\/route\.ts$/.test(file.path) && /export const GET\b/.test(file.text))
  expect(
    gets.filter((file) => /\/commands\//.test(file.text.replace(/commands\/(record|export)-[\w-]+/g, ''))).map((file) => file.path),
  ).toEqual([])
})

test('no raw unsafe SQL, no any, no silenced checks', () => {
  const marks = [
    /\$(query|execute)RawUnsafe/,
    /:\s*any\b/,
    /\bas any\b/,
    /eslint-disable/,
    /@ts-(ignore|nocheck|expect-error)/,
    /\bTODO\b|\bFIXME\b/,
    /dangerouslySetInnerHTML/,
  ]
  const wrong = product
    .filter((file) => file.path.endsWith('.ts') || file.path.endsWith('.tsx'))
    .flatMap((file) => marks.filter((mark) => mark.test(file.text)).map((mark) => `${file.path}: ${mark}`))
  expect(wrong).toEqual([])
})

test('queries and commands stay on the server', () => {
  const rooms = product.filter(
    (file) => /^lib\/(?!platform|cli|invariants)/.test(file.path) && /(\/commands\/|queries\.ts$)/.test(file.path),
  )
  expect(rooms.length).toBeGreaterThan(20)
  expect(rooms.filter((file) => !/import 'server-only'/.test(file.text)).map((file) => file.path)).toEqual([])
})

test('rules that do not say server-only know neither Next nor the database', () => {
  const features = product.filter(
    (file) => /^lib\/(?!platform|cli|invariants|composition)/.test(file.path) && !/import 'server-only'/.test(file.text),
  )
  const impure =
    /^import (?!type\b)(?!.*\{ type [^,}]+ \}).*from '(next\/|next'|@\/lib\/platform\/(db|clock|audit\/record|files|jobs)|@\/lib\/.*\/(queries|commands)\b)/m
  expect(features.length).toBeGreaterThan(20)
  expect(features.filter((file) => impure.test(file.text)).map((file) => file.path)).toEqual([])
})

/** Oldest versions without a known hole that matters here. */
const LEAST: Record<string, string> = {
  next: '16.4.6',
  react: '19.3.1',
  'react-dom': '19.3.1',
  'next-auth': '4.24.15',
  nodemailer: '10.6.0',
}

test('dependencies are at safe versions', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { version?: string }> }
  const number = (version: string) => version.split('.').reduce((sum, part) => sum * 10_000 + Number.parseInt(part, 10), 0)
  for (const [name, least] of Object.entries(LEAST)) {
    const copies = Object.entries(lock.packages).filter(([key]) => key === `node_modules/${name}` || key.endsWith(`/node_modules/${name}`))
    expect(copies.length).toBeGreaterThan(0)
    for (const [key, entry] of copies) expect(`${key} ${number(entry.version ?? '0') >= number(least)}`).toBe(`${key} true`)
  }
  expect(Object.keys(lock.packages).filter((key) => key.endsWith('node_modules/xlsx'))).toEqual([])
})
