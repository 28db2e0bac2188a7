// How long the desk's pages take on the embedded database with 10,000 people, one request after the other.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runPortal, runScript } from './database.mjs'
import { median } from './measure.mjs'
import { startPortal } from './servers.mjs'

const PEOPLE = 10_000
const PAGES = {
  cityLeader: ['/dashboard', '/dashboard/screen', '/dashboard/persons?kind=retained&class=practitioner', '/people', '/titles', '/pool'],
  cityOffice: ['/home', '/people?q=王丽', '/titles?standing=all', '/rounds'],
}

async function signIn(base, login) {
  const jar = new Map()
  const keep = (answer) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const csrf = await fetch(`${base}/api/auth/csrf`)
  keep(csrf)
  const { csrfToken } = await csrf.json()
  const answer = await fetch(`${base}/api/auth/callback/demo`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookie(), origin: base, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, login, callbackUrl: `${base}/home`, json: 'true' }),
  })
  keep(answer)
  return cookie()
}

/** @returns {Promise<{ path: string, milliseconds: number }[]>} medians, the public list first */
export async function measureDeskPages() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'portal-bench-embedded-'))
  const env = { DATABASE_URL: '', MIGRATE_DATABASE_URL: '', DATA_DIR: dataDir, PORTAL_DEMO: '1', PUBLIC_MEMORY: '0' }
  let portal
  try {
    runPortal(['generate', '--people', String(PEOPLE)], env)
    await runScript('tests/bench/accounts.ts', env)
    portal = await startPortal(env)
    const rows = [{ path: '/talents?title=ace', cookie: '' }]
    for (const [role, paths] of Object.entries(PAGES)) {
      const cookie = await signIn(portal.base, `bench-${role}`)
      rows.push(...paths.map((item) => ({ path: item, cookie })))
    }
    const times = new Map(rows.map((row) => [row.path, []]))
    for (let round = -2; round < 7; round++) {
      for (const row of rows) {
        const startedAt = performance.now()
        const answer = await fetch(portal.base + row.path, { headers: row.cookie ? { cookie: row.cookie } : {}, redirect: 'manual' })
        await answer.text()
        if (answer.status !== 200) throw new Error(`${row.path} answered ${answer.status}`)
        if (round >= 0) times.get(row.path).push(performance.now() - startedAt)
      }
    }
    return rows.map(({ path: item }) => ({ path: item, milliseconds: median(times.get(item)) }))
  } finally {
    await portal?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
