// Drill: the process is killed (SIGKILL) in the middle of an import and right after a score was acknowledged. Needs a build; works in
// an embedded folder of its own, or on the database of DRILL_DATABASE_URL (empty, its owner). Prints what it saw; exits 1 when
// something was not as promised.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import ExcelJS from 'exceljs'
import { findBrowser } from '../../lib/cli/scripts/find-browser.mjs'
import { untilReady } from '../../lib/cli/scripts/serve.mjs'

const port = Number(process.env.DRILL_PORT ?? 4361)
const base = `http://localhost:${port}`
const people = Number(process.env.DRILL_PEOPLE ?? 2_000)
const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-drill-'))
const database = process.env.DRILL_DATABASE_URL
const env = {
  ...process.env,
  PORTAL_DEMO: '1',
  DATA_DIR: folder,
  BASE_URL: base,
  PORT: String(port),
  AUTH_SECRET: 'drill-0123456789-abcdefghijklmnopqrst',
  LOG_LEVEL: 'error',
  ...(database ? { DATABASE_URL: database, MIGRATE_DATABASE_URL: database } : {}),
}
const faults = []
const expect = (name, isTrue) => {
  console.log(`${isTrue ? 'as promised' : 'BROKEN'}: ${name}`)
  if (!isTrue) faults.push(name)
}
const portal = (...args) => spawnSync(process.execPath, ['lib/cli/scripts/portal.mjs', ...args], { env, encoding: 'utf8' })
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

function idNumber(index) {
  const seventeen = `330106198${index % 10}${String(1 + (index % 12)).padStart(2, '0')}${String(1 + (index % 28)).padStart(2, '0')}${String(index % 1000).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return seventeen + '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(seventeen[at]), 0) % 11]
}

async function writeRoster(file) {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('花名册')
  sheet.addRow(['单位', '姓名', '身份证号', '条线'])
  for (let index = 0; index < people; index += 1)
    sheet.addRow(['云溪区人民法院', `钱${'一乙丙丁戊己庚辛壬癸'[index % 10]}${'安平和顺'[index % 4]}`, idNumber(index * 7 + 13), '政法'])
  await book.xlsx.writeFile(file)
}

/** How many of the roster a new import would still create. */
function missing(file) {
  const { stdout } = portal('import-people', file, '--dry-run', '--json')
  return stdout.split('\n').filter((line) => line && JSON.parse(line).action === 'create').length
}

/** In a group of its own, so that the command and its children die together. */
async function killed(args, afterMs) {
  const child = spawn(process.execPath, args, { env, stdio: 'ignore', detached: true })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  await Promise.race([sleep(afterMs), ended])
  if (child.exitCode !== null) return false
  process.kill(-child.pid, 'SIGKILL')
  await ended
  return true
}

async function killImports() {
  const file = path.join(folder, 'roster.xlsx')
  await writeRoster(file)
  const all = missing(file)
  const started = Date.now()
  portal('import-people', file, '--dry-run', '--json')
  const preview = Date.now() - started
  for (const share of [0.6, 1, 1.05, 1.1, 1.15, 1.2, 1.4]) {
    const wasKilled = await killed(['lib/cli/scripts/portal.mjs', 'import-people', file], Math.round(preview * share))
    const left = missing(file)
    expect(
      `import ${wasKilled ? 'killed' : 'finished'} after ${Math.round(preview * share)} ms: ${left} of ${all} missing`,
      left === all || left === 0,
    )
    if (left === 0) break
  }
  portal('import-people', file)
  expect('a whole import leaves nobody missing', missing(file) === 0)
  const again = portal('import-people', file)
  expect(`running it again adds nobody: ${again.stdout.trim().split('\n').at(-1)}`, again.stdout.includes('新增 0 人'))
  expect('invariants hold', portal('check-invariants').status === 0)
}

async function start() {
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
    env: { ...env, NODE_ENV: 'production' },
    stdio: 'ignore',
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

/** The weighted score of the first criterion as the page shows it. */
async function scoreOf(heads) {
  return /折合 ?([\d.]+)/.exec((await heads.first().textContent()) ?? '')?.[1] ?? 'none'
}

async function killScoring() {
  const browser = await chromium.launch({ executablePath: (await findBrowser()) ?? undefined, args: ['--no-sandbox'] })
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  let server = await start()
  const { csrfToken } = await (await page.request.get(`${base}/api/auth/csrf`)).json()
  await page.request.post(`${base}/api/auth/callback/demo`, {
    form: { csrfToken, login: 'reviewer', callbackUrl: `${base}/home`, json: 'true' },
    headers: { origin: base },
  })
  await page.goto(`${base}/reviews`)
  await page
    .getByRole('link', { name: /继续评分|开始评分/ })
    .first()
    .click()
  const heads = page.getByRole('region', { name: '评分表', exact: true }).getByRole('heading', { level: 3 }).getByRole('button')
  await heads.first().waitFor()
  const address = page.url()
  for (let round = 0; round < 5; round += 1) {
    await page.locator('body').press('1')
    await page.keyboard.press('ArrowUp')
    await page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok())
    await page.getByText('草稿已自动保存').first().waitFor()
    const shown = await scoreOf(heads)
    await kill(server)
    // What the browser keeps for itself must not help.
    await page.evaluate(() => localStorage.clear())
    await page.goto('about:blank')
    server = await start()
    await page.goto(address)
    await heads.first().waitFor()
    const after = await scoreOf(heads)
    expect(`score kept over a kill: ${shown} → ${after}`, after === shown)
  }
  await browser.close()
  await kill(server)
  expect('invariants hold after the kills', portal('check-invariants').status === 0)
  expect('the record holds after the kills', portal('verify-audit').status === 0)
}

if (database) portal('migrate')
if (portal('seed-demo').status !== 0) throw new Error('the demo city could not be seeded')
await killImports()
await killScoring()
rmSync(folder, { recursive: true, force: true })
process.exit(faults.length > 0 ? 1 : 0)
