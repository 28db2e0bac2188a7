import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { answerMemory, shared } from '@/lib/platform/http/answer-memory'
import { hashedPolicy } from '@/lib/platform/http/hashed-policy'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A site whose answers count how often they were made. */
async function site() {
  const state = { stamp: 'a', made: 0, isBroken: false }
  const memory = answerMemory({
    paths: new Set(['/list']),
    readStamp: async () => {
      if (state.isBroken) throw new Error('away')
      return state.stamp
    },
  })
  const server = createServer((request, response) => {
    void memory(request, response, (_, answer) => {
      state.made += 1
      answer.setHeader('content-type', 'text/html')
      answer.setHeader('cache-control', 'private, no-store')
      answer.setHeader('content-security-policy', "default-src 'self'; script-src 'self' 'nonce-n1' 'strict-dynamic'")
      answer.write(`<p>${state.made}</p>`)
      answer.end('<script nonce="n1">go()</script><script>smuggled()</script>')
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { state, get: (path: string, headers: Record<string, string> = {}) => fetch(base + path, { headers }) }
}

test('an answer is made once while the stamp stays, and again at once when it changes', async () => {
  const { state, get } = await site()
  const first = await (await get('/list?q=1')).text()
  expect(await (await get('/list?q=1')).text()).toBe(first)
  expect(state.made).toBe(1)
  await get('/list?q=2')
  expect(state.made).toBe(2)
  state.stamp = 'b'
  expect(await (await get('/list?q=1')).text()).toContain('<p>3</p>')
  expect(state.made).toBe(3)
})

test('an answer given again carries no nonce, only the hashes of what had it', async () => {
  const { get } = await site()
  await (await get('/list')).text()
  const again = await get('/list', { 'accept-encoding': 'gzip' })
  const hash = createHash('sha256').update('go()').digest('base64')
  expect(again.headers.get('content-security-policy')).toBe(`default-src 'self'; script-src 'self' 'sha256-${hash}'`)
  expect(again.headers.get('content-encoding')).toBe('gzip')
  expect(again.headers.get('cache-control')).toBe('public, no-cache')
  const known = await get('/list', { 'if-none-match': again.headers.get('etag') ?? '' })
  expect(known.status).toBe(304)
})

test.each([
  ['a session', '/list', { cookie: 'theme=dark; next-auth.session-token=x' }],
  ['a part of a page', '/list', { rsc: '1' }],
  ['another path', '/other', {}],
] as const)('%s is never answered from memory', async (_, path, headers) => {
  const { state, get } = await site()
  await (await get('/list')).text()
  await (await get(path, headers)).text()
  await (await get(path, headers)).text()
  expect(state.made).toBe(3)
})

test('themes are kept apart', async () => {
  const { state, get } = await site()
  await (await get('/list', { cookie: 'theme=dark' })).text()
  await (await get('/list')).text()
  await (await get('/list', { cookie: 'theme=dark' })).text()
  expect(state.made).toBe(2)
})

test('without the stamp everything is made anew', async () => {
  const { state, get } = await site()
  await (await get('/list')).text()
  state.isBroken = true
  await (await get('/list')).text()
  expect(state.made).toBe(2)
})

test('many at once wait for the one that is made', async () => {
  const { state, get } = await site()
  await Promise.all(Array.from({ length: 12 }, async () => (await get('/list')).text()))
  expect(state.made).toBeLessThan(12)
  const made = state.made
  await (await get('/list')).text()
  expect(state.made).toBe(made)
})

test('a reading is shared only by those who asked before it began', async () => {
  const releases: (() => void)[] = []
  let begun = 0
  const read = shared(
    () =>
      new Promise<number>((resolve) => {
        const number = ++begun
        releases.push(() => resolve(number))
      }),
  )
  const first = read()
  const second = read()
  const third = read()
  expect(begun).toBe(1)
  releases[0]?.()
  expect(await first).toBe(1)
  await Promise.resolve()
  await new Promise((resolve) => setImmediate(resolve))
  expect(begun).toBe(2)
  releases[1]?.()
  expect([await second, await third]).toEqual([2, 2])
})

test('a policy without a nonce stays as it is', () => {
  expect(hashedPolicy("default-src 'none'", '<script>x</script>')).toBe("default-src 'none'")
})

test('what was smuggled in gets no hash', () => {
  const policy = hashedPolicy(
    "script-src 'self' 'nonce-n' 'strict-dynamic'; style-src 'self' 'nonce-n'",
    '<script>bad()</script><style nonce="n">p{}</style>',
  )
  expect(policy).toMatch(/^script-src 'self'; style-src 'self' 'sha256-[A-Za-z0-9+/]+='$/)
})
