import { expect, test } from './support/portal'

test('every answer carries the protective headers', async ({ request }) => {
  for (const path of ['/', '/talents', '/nothing-here', '/livez', '/api/public/talents', '/emblem.svg']) {
    const headers = (await request.get(path)).headers()
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['x-frame-options'], path).toBe('DENY')
    expect(headers['referrer-policy'], path).toBe('same-origin')
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin')
    expect(headers['x-powered-by'], path).toBeUndefined()
  }
})

test('each page has a fresh nonce and no inline script without it', async ({ request }) => {
  const nonceOf = async () => /'nonce-([^']+)'/.exec((await request.get('/')).headers()['content-security-policy'] ?? '')?.[1]
  const first = await nonceOf()
  expect(first).toBeTruthy()
  expect(await nonceOf()).not.toBe(first)
})

test('signed-in pages are not kept by anyone', async ({ page, signIn }) => {
  await signIn('office')
  const answer = await page.goto('/home')
  expect(answer?.headers()['cache-control']).toContain('no-store')
})

test('a foreign, null or missing origin is refused for every write', async ({ page, signIn }) => {
  await signIn('hr')
  for (const origin of ['https://evil.example', 'null', undefined]) {
    const answer = await page.request.post('/api/files?purpose=roster', {
      multipart: { file: { name: 'a.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') } },
      headers: origin ? { origin } : { origin: '' },
    })
    expect(answer.status(), String(origin)).toBe(403)
  }
})

test('the session endpoint cannot change a role', async ({ page, signIn, baseURL, watch }) => {
  watch.expected.push(/404/)
  await signIn('talent')
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  await page.request.post('/api/auth/session', {
    data: { csrfToken, data: { role: 'cityOffice', sessionId: 'other' } },
    headers: { origin: baseURL ?? '' },
  })
  const answer = await page.goto('/office/units')
  expect(answer?.status()).toBe(404)
})

test('callbackUrl stays on the site', async ({ page, baseURL }) => {
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const answer = await page.request.post('/api/auth/callback/demo', {
    form: { csrfToken, login: 'office', callbackUrl: 'https://evil.example/steal', json: 'true' },
    headers: { origin: baseURL ?? '' },
  })
  expect(((await answer.json()) as { url: string }).url).toMatch(new RegExp(`^${baseURL}`))
})

test('middleware tricks change nothing', async ({ request }) => {
  const answer = await request.get('/home', { headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' }, maxRedirects: 0 })
  expect([302, 303, 307, 308]).toContain(answer.status())
})

test('TRACE is refused and no version is told', async ({ request }) => {
  const answer = await request.fetch('/', { method: 'TRACE' }).catch(() => null)
  expect(answer === null || answer.status() >= 400).toBe(true)
  expect((await request.get('/')).headers().server).toBeUndefined()
})
