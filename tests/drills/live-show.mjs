// Drill: the server is killed (SIGKILL) in the middle of a live show, with a candidate open and two of three judges' sheets in, and is
// started again. Running order, open candidate, scores and both screens are as before; what comes after the close is refused in words.
// Needs a build; works in an embedded folder of its own. Prints what it saw; exits 1 when something was not as promised.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, expect } from '@playwright/test'
import { findBrowser } from '../../lib/cli/scripts/find-browser.mjs'
import { untilReady } from '../../lib/cli/scripts/serve.mjs'

const port = Number(process.env.DRILL_PORT ?? 4362)
const base = `http://localhost:${port}`
const round = '2025年度十大文化品牌评选'
const criteria = ['特质', '特色', '辨识度', '辐射力']
const patience = { timeout: 30_000 }
const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-drill-'))
const env = {
  ...process.env,
  PORTAL_DEMO: '1',
  DATA_DIR: folder,
  BASE_URL: base,
  PORT: String(port),
  AUTH_SECRET: 'drill-0123456789-abcdefghijklmnopqrst',
  LOG_LEVEL: 'error',
  NEXT_TELEMETRY_DISABLED: '1',
}
const faults = []
function promised(name, isTrue) {
  console.log(`${isTrue ? 'as promised' : 'BROKEN'}: ${name}`)
  if (!isTrue) faults.push(name)
}
const seen = (name, locator) =>
  expect(locator)
    .toBeVisible(patience)
    .then(
      () => promised(name, true),
      () => promised(name, false),
    )
const portal = (...args) => spawnSync(process.execPath, ['lib/cli/scripts/portal.mjs', ...args], { env, encoding: 'utf8' })

async function start() {
  const child = spawn(process.execPath, ['lib/cli/scripts/server.mjs'], {
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  await untilReady(port, 60)
  return child
}

async function kill(child) {
  const ended = new Promise((resolve) => child.on('exit', resolve))
  process.kill(-child.pid, 'SIGKILL')
  await ended
}

const browser = await chromium.launch({ executablePath: (await findBrowser()) ?? undefined, args: ['--no-sandbox'] })

async function signedIn(login, viewport) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport })
  const page = await context.newPage()
  page.setDefaultTimeout(patience.timeout)
  const { csrfToken } = await (await page.request.get(`${base}/api/auth/csrf`)).json()
  await page.request.post(`${base}/api/auth/callback/demo`, {
    form: { csrfToken, login, callbackUrl: `${base}/home`, json: 'true' },
    headers: { origin: base },
  })
  return page
}

async function judgeInHall(login) {
  const page = await signedIn(login, { width: 1440, height: 900 })
  await page.goto(`${base}/home`)
  const role = page.getByRole('button', { name: /切换身份/ })
  const choice = page.getByRole('menuitemcheckbox').filter({ hasText: round })
  // A press before the page listens opens nothing.
  await expect(async () => {
    if (!(await choice.isVisible())) await role.click()
    await expect(choice).toBeVisible({ timeout: 2_000 })
  }).toPass(patience)
  await choice.click()
  await page.getByRole('button', { name: new RegExp(`当前身份：.*${round}`) }).waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${base}/reviews`)
  await page.getByRole('link', { name: '进入现场评分' }).click()
  await page.getByText('现场展示评比').first().waitFor()
  return page
}

async function fillAll(page, points) {
  for (const criterion of criteria) await page.getByRole('slider', { name: `${criterion}评分`, exact: true }).fill(String(points))
  const gates = page.getByRole('button', { name: '一票否决事项均未发现' })
  if (await gates.isVisible()) await gates.click()
  await page.getByText('已评完，结束时自动封存').waitFor()
}
const kept = (page) => page.getByText(/草稿已自动保存 \d{2}:\d{2}:\d{2}/).waitFor()
const scores = async (page) =>
  Promise.all(criteria.map((criterion) => page.getByRole('slider', { name: `${criterion}评分`, exact: true }).inputValue()))
/** The running order as the console's table has it. */
const order = (page) => page.getByRole('table', { name: '展示顺序' }).getByRole('rowheader').getByRole('link').allTextContents()

async function openNext(office) {
  const name = ((await office.getByRole('heading', { name: /^下一个：/ }).textContent()) ?? '').replace('下一个：', '')
  await office.getByRole('main').getByRole('button', { name: '打开评分' }).click()
  await office.getByRole('heading', { name: `正在评分：${name}` }).waitFor()
  return name
}
async function closeRunning(office) {
  await office.getByRole('main').getByRole('button', { name: '结束评分并封存', exact: true }).click()
  const dialog = office.getByRole('alertdialog')
  await dialog.getByRole('button', { name: '结束并封存', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function runShow() {
  let server = await start()
  const office = await signedIn('office', { width: 1440, height: 900 })
  await office.goto(`${base}/rounds`)
  await office.getByRole('link', { name: round }).first().click()
  await office.getByRole('link', { name: '现场展示', exact: true }).click()
  const draw = office.getByRole('main').getByRole('button', { name: '抽签排序' })
  await expect(async () => {
    await draw.click({ timeout: 2_000 })
    await expect(office.getByText('展示顺序已排定，尚未开始')).toBeVisible({ timeout: 3_000 })
  }).toPass(patience)
  const show = new URL(office.url()).pathname
  const walls = []
  for (const login of ['office2', 'supervisor']) {
    const wall = await signedIn(login, { width: 1920, height: 1080 })
    await wall.goto(`${base}${show}/screen`)
    await wall.getByText('实时更新').waitFor()
    walls.push(wall)
  }
  const judges = []
  for (const login of ['reviewer', 'reviewer01', 'reviewer02']) judges.push(await judgeInHall(login))
  const [first, second, third] = judges

  const one = await openNext(office)
  for (const judge of judges) await judge.getByRole('heading', { level: 2, name: one }).waitFor()
  await fillAll(first, 8)
  await kept(first)
  await fillAll(second, 6)
  await kept(second)
  for (const wall of walls) await wall.getByText(/2\s*\/ 3 位已评完/).waitFor()
  const before = { order: await order(office), first: await scores(first), second: await scores(second) }

  await kill(server)
  // The third judge goes on without a server.
  await fillAll(third, 7)
  await seen('a phone without a server keeps what is scored and says so', third.getByText('网络中断，您的评分已留在本机'))
  const down = Date.now()
  server = await start()
  console.log(`started again after ${((Date.now() - down) / 1000).toFixed(1)} s`)

  // Nobody reloads anything: screens, console and phones come back by themselves.
  for (const [index, wall] of walls.entries()) {
    await seen(`screen ${index + 1} is live again`, wall.getByText('实时更新'))
    await seen(`screen ${index + 1} shows the open candidate`, wall.getByRole('heading', { level: 2, name: one }))
  }
  await kept(third)
  for (const [index, wall] of walls.entries())
    await seen(`screen ${index + 1} counts what the third phone sent on its return`, wall.getByText(/3\s*\/ 3 位已评完/))
  await seen('the console shows the open candidate', office.getByRole('heading', { name: `正在评分：${one}` }))

  // And from the server alone: what the browsers keep for themselves must not help.
  for (const page of [office, first, second, third]) {
    await page.evaluate(() => localStorage.clear())
    await page.reload()
  }
  await office.getByRole('heading', { name: `正在评分：${one}` }).waitFor()
  promised('the running order is as before', (await order(office)).join() === before.order.join())
  for (const [name, judge, wanted] of [
    ['first', first, before.first],
    ['second', second, before.second],
    ['third', third, criteria.map(() => '7')],
  ]) {
    await judge.getByText('已评完，结束时自动封存').waitFor()
    promised(`the ${name} judge's scores are as before: ${wanted.join('、')}`, (await scores(judge)).join() === wanted.join())
  }
  await closeRunning(office)
  for (const [index, wall] of walls.entries()) await seen(`screen ${index + 1} shows the result, 70.00`, wall.getByText('70.00'))

  // A score that was changed while the server was away and comes after the close does not count, and says so.
  const two = await openNext(office)
  for (const judge of judges) {
    await judge.getByRole('heading', { level: 2, name: two }).waitFor()
    await fillAll(judge, 7)
    await kept(judge)
  }
  await office.getByLabel('评委进度').getByText('已评完').nth(2).waitFor()
  await second.context().setOffline(true)
  await kill(server)
  await second.getByRole('slider', { name: '特质评分', exact: true }).fill('8.5')
  server = await start()
  await seen('the console is live again', office.getByText('实时更新'))
  await closeRunning(office)
  for (const [index, wall] of walls.entries()) await seen(`screen ${index + 1} shows the second result, 70.00`, wall.getByText('70.00'))
  await second.context().setOffline(false)
  await seen('the late score is refused in words', second.getByText('没有计入').first())
  await seen('the sealed one stands', second.getByText('您的评分 70.00 分已封存'))
  await kill(server)
}

if (portal('seed-demo').status !== 0) throw new Error('the demo city could not be seeded')
await runShow()
await browser.close()
promised('invariants hold after the kills', portal('check-invariants').status === 0)
promised('the record holds after the kills', portal('verify-audit').status === 0)
rmSync(folder, { recursive: true, force: true })
process.exit(faults.length > 0 ? 1 : 0)
