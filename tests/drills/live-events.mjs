// Step of the drill of two machines: a page live at one portal hears what is done at the other, and goes on there when its own is killed.
import { chromium, expect as seen } from '@playwright/test'
import { findBrowser } from '../../lib/cli/scripts/find-browser.mjs'

const ROUND = '2025年度十大文化品牌评选'
const patience = { timeout: 30_000 }

/** Follows the events of a round at one portal as a page does. */
function follow(base, roundId, cookie, after) {
  const ids = []
  const stop = new AbortController()
  const ended = (async () => {
    const headers = { cookie, accept: 'text/event-stream', ...(after === null ? {} : { 'last-event-id': String(after) }) }
    const answer = await fetch(`${base}/api/rounds/${roundId}/show/events`, { headers, signal: stop.signal })
    if (!answer.ok) throw new Error(`events: ${answer.status}`)
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of answer.body) {
      text += decoder.decode(chunk, { stream: true })
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const id = /^id: (\d+)$/m.exec(text.slice(0, end))?.[1]
        if (id) ids.push(Number(id))
        text = text.slice(end + 2)
      }
    }
  })().catch(() => {})
  return { ids, ended, stop: () => stop.abort() }
}

async function until(isTrue, ms) {
  const startedAt = Date.now()
  while (!isTrue() && Date.now() - startedAt < ms) await new Promise((resolve) => setTimeout(resolve, 20))
  return Date.now() - startedAt
}

async function officeAtConsole(address) {
  const browser = await chromium.launch({ executablePath: (await findBrowser()) ?? undefined, args: ['--no-sandbox'] })
  const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })).newPage()
  page.setDefaultTimeout(patience.timeout)
  const { csrfToken } = await (await page.request.get(`${address}/api/auth/csrf`)).json()
  await page.request.post(`${address}/api/auth/callback/demo`, {
    form: { csrfToken, login: 'office', callbackUrl: `${address}/home`, json: 'true' },
    headers: { origin: address },
  })
  await page.goto(`${address}/rounds`)
  await page.getByRole('link', { name: ROUND }).first().click()
  await page.getByRole('link', { name: '现场展示', exact: true }).click()
  return { browser, page }
}

/**
 * @param {{ ask: Function, expect: Function, portals: string[], ports: { primaryPort: number }, cookie: string }} drill
 * @param address leads to the second portal
 * @param first of the first portal: `kill` and `start` end and begin its process
 */
export async function liveEvents({ ask, expect, portals, ports, cookie }, address, first) {
  const [{ id: roundId }] = await ask(ports.primaryPort, 'SELECT id FROM "Round" WHERE name = $1', [ROUND])
  const { browser, page } = await officeAtConsole(address)
  try {
    const one = follow(portals[0], roundId, cookie, null)
    await until(() => false, 1500)
    const had = one.ids.length
    const draw = page.getByRole('main').getByRole('button', { name: '抽签排序' })
    await seen(async () => {
      await draw.click({ timeout: 2_000 })
      await seen(page.getByText('展示顺序已排定，尚未开始')).toBeVisible({ timeout: 3_000 })
    }).toPass(patience)
    const waited = await until(() => one.ids.length > had, 5000)
    expect(
      `a page live at the first portal gets what was done at the second, ${waited} ms after its console showed it`,
      one.ids.length > had,
    )
    const last = one.ids.at(-1) ?? 0

    await first.kill()
    await one.ended
    const two = follow(portals[1], roundId, cookie, last)
    await until(() => false, 1500)
    expect('gone on at the second portal, nothing comes twice', two.ids.length === 0)
    await page.getByRole('main').getByRole('button', { name: '打开评分' }).click()
    await page.getByRole('heading', { name: /^正在评分：/ }).waitFor()
    await until(() => two.ids.length > 0, 5000)
    expect(`and what follows comes there: events ${two.ids.join(', ')} after ${last}`, two.ids.length > 0 && two.ids[0] === last + 1)

    await first.start()
    const three = follow(portals[0], roundId, cookie, last)
    await until(() => three.ids.length >= two.ids.length, 5000)
    expect('back at the first, started again, exactly what was missed comes', three.ids.join() === two.ids.join())
    two.stop()
    three.stop()
  } finally {
    await browser.close()
  }
}
