// Drill: two portals behind one address of the database (PgBouncer where it is installed), a primary and its synchronous standby that answers
// their large readings, and an S3-compatible store in place of a shared folder. The standby stands still, dies and comes back; a portal is killed
// under a live page; the primary dies under writes and the standby is promoted. Needs a build, PostgreSQL's programs and a browser; on Debian:
// apt-get install postgresql pgbouncer. Everything is on the loopback and the drill's own. Prints what it saw; exits 1 when something was not as
// promised.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import pg from 'pg'
import { untilReady } from '../../lib/cli/scripts/serve.mjs'
import { makeCluster, openDoor, openPooler } from './cluster.mjs'
import { liveEvents } from './live-events.mjs'
import { dashboardsAnswer, readsOnStandby, staleStandby, standbyAway } from './standby-reads.mjs'

const PORTS = { primaryPort: 54411, standbyPort: 54412, door: 54413, pooler: 54414, bucket: 54415, front: 4370, first: 4371, second: 4372 }
/** What users open; it leads to the second portal. */
const address = `http://localhost:${PORTS.front}`
const portals = [`http://localhost:${PORTS.first}`, `http://localhost:${PORTS.second}`]
const pooler = openPooler(PORTS.pooler, PORTS.door)
const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-two-'))
const faults = []
const expect = (name, isTrue) => {
  console.log(`${isTrue ? 'as promised' : 'BROKEN'}: ${name}`)
  if (!isTrue) faults.push(name)
}
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const databaseUrl = (role, port, name) => `postgres://${role}@127.0.0.1:${port}/portal${name ? `?application_name=${name}` : ''}`
const env = {
  ...process.env,
  PORTAL_DEMO: '1',
  DATA_DIR: folder,
  BASE_URL: address,
  AUTH_SECRET: 'drill-0123456789-abcdefghijklmnopqrst',
  LOG_LEVEL: 'silent',
  MIGRATE_DATABASE_URL: databaseUrl('postgres', PORTS.door),
  DATABASE_URL: databaseUrl('portal_web', pooler.port),
  FILES_S3_ENDPOINT: `http://127.0.0.1:${PORTS.bucket}`,
  FILES_S3_BUCKET: 'portal-files',
  FILES_S3_REGION: 'cn-test-1',
  FILES_S3_ACCESS_KEY: 'stand-in',
  FILES_S3_SECRET_KEY: 'stand-in-secret',
}

/** Never synchronous: the door to the database is in this process. */
function run(args) {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  return new Promise((resolve) => child.on('exit', (code) => resolve(code === 0)))
}
const portal = (...args) => run(['lib/cli/scripts/portal.mjs', ...args])
const script = (file, ...args) => run(['--conditions=react-server', '--import', 'tsx', file, ...args])

async function ask(port, text, values) {
  const client = new pg.Client({ connectionString: databaseUrl('postgres', port) })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

async function makeDatabase(cluster) {
  cluster.startPrimary()
  const admin = new pg.Client({ connectionString: `postgres://postgres@127.0.0.1:${PORTS.primaryPort}/postgres` })
  await admin.connect()
  await admin.query('CREATE DATABASE portal')
  await admin.query('CREATE ROLE portal_web LOGIN')
  cluster.startStandby()
  await admin.end()
  // From here on a commit is acknowledged when the standby has it too.
  await synchronous(true)
}

/** A portal with a data folder of its own: what both need is in the database and in the bucket. */
async function startPortal(port, name) {
  const child = spawn(process.execPath, ['lib/cli/scripts/server.mjs'], {
    env: {
      ...env,
      DATABASE_URL: databaseUrl('portal_web', pooler.port, name),
      READ_DATABASE_URL: databaseUrl('portal_web', PORTS.standbyPort, `${name}-reads`),
      DATA_DIR: path.join(folder, name),
      PORT: String(port),
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  children.set(name, child)
  await untilReady(port, 90)
}

async function killPortal(name) {
  const child = children.get(name)
  const ended = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

async function startBucket() {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'tests/drills/serve-bucket.ts', String(PORTS.bucket)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  children.set('bucket', child)
  await new Promise((resolve) => child.stdout.once('data', resolve))
}

async function synchronous(isOn) {
  await ask(PORTS.primaryPort, `ALTER SYSTEM SET synchronous_standby_names = '${isOn ? 'standby' : ''}'`)
  await ask(PORTS.primaryPort, 'SELECT pg_reload_conf()')
}

/** Signs in at one portal; the cookie is good at both. */
async function signIn(base, login) {
  const jar = new Map()
  const keep = (answer) => {
    for (const line of answer.headers.getSetCookie())
      jar.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).split(';')[0])
  }
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const csrf = await fetch(`${base}/api/auth/csrf`)
  keep(csrf)
  const { csrfToken } = await csrf.json()
  const body = new URLSearchParams({ csrfToken, login, callbackUrl: `${address}/home`, json: 'true' })
  keep(
    await fetch(`${base}/api/auth/callback/demo`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookie(), origin: address },
      body,
    }),
  )
  return { cookie: cookie(), csrfToken }
}

const pageStatus = async (base, cookie) => (await fetch(`${base}/home`, { headers: { cookie }, redirect: 'manual' })).status

async function roster(mark) {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('花名册')
  sheet.addRow(['单位', '姓名', '身份证号', '条线'])
  for (let index = 0; index < 300; index++) sheet.addRow(['云溪区人民法院', `钱${mark}`, `33010619900101${index}`, '政法'])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** @param refusals takes what was answered instead of an id */
async function upload(base, cookie, bytes, refusals = []) {
  const form = new FormData()
  form.append('file', new File([bytes], 'roster.xlsx'))
  const answer = await fetch(`${base}/api/files?purpose=roster`, { method: 'POST', headers: { cookie, origin: address }, body: form })
  if (answer.ok) return (await answer.json()).id
  refusals.push(`${answer.status} ${(await answer.json()).message}`)
  return null
}

async function sharedSessionsAndFiles() {
  const office = await signIn(portals[0], 'office')
  expect('a session begun at the first portal is good at the second', (await pageStatus(portals[1], office.cookie)) === 200)
  const bytes = await roster('一')
  const id = await upload(portals[0], office.cookie, bytes)
  const back = await fetch(`${portals[1]}/api/files/${id}`, { headers: { cookie: office.cookie } })
  expect('a file given to the first is read from the second, byte by byte', Buffer.from(await back.arrayBuffer()).equals(bytes))
  const ownFolders = ['first', 'second'].flatMap((name) => readdirSync(folder).filter((entry) => entry === name))
  expect(
    'neither portal keeps it in a folder of its own',
    !ownFolders.some((name) => readdirSync(path.join(folder, name)).includes('files')),
  )
  const other = await signIn(portals[1], 'leader')
  const body = new URLSearchParams({ csrfToken: other.csrfToken, callbackUrl: address, json: 'true' })
  await fetch(`${portals[1]}/api/auth/signout`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: other.cookie, origin: address },
    body,
  })
  expect('a session ended at the second is over at the first', (await pageStatus(portals[0], other.cookie)) !== 200)
  return office.cookie
}

async function jobsRunOnce(cookie) {
  const owner = PORTS.primaryPort
  await ask(owner, `CREATE TABLE drill_taken (run text, portal text)`)
  await ask(
    owner,
    `CREATE FUNCTION drill_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
     BEGIN INSERT INTO drill_taken VALUES (NEW.id, current_setting('application_name')); RETURN NULL; END $$`,
  )
  await ask(
    owner,
    `CREATE TRIGGER drill_note AFTER UPDATE ON "JobRun" FOR EACH ROW WHEN (NEW.status = 'running' AND OLD.status = 'queued') EXECUTE FUNCTION drill_note()`,
  )
  const files = []
  for (let index = 0; index < 16; index++)
    files.push(await upload(portals[index % 2], cookie, await roster(`甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳`[index])))
  await script('tests/drills/start-imports.ts', 'office', ...files)
  for (let tries = 0; tries < 120; tries++) {
    const [{ open }] = await ask(owner, `SELECT count(*)::int AS open FROM "JobRun" WHERE status IN ('queued', 'running')`)
    if (open === 0) break
    await sleep(500)
  }
  const taken = await ask(
    owner,
    'SELECT portal, count(*)::int AS runs, count(DISTINCT run)::int AS different FROM drill_taken GROUP BY 1 ORDER BY 1',
  )
  const runs = taken.reduce((sum, row) => sum + row.runs, 0)
  console.log(`jobs taken: ${taken.map((row) => `${row.portal} ${row.runs}`).join(', ')}`)
  expect(`16 jobs are taken 16 times: ${runs}`, runs === 16 && taken.reduce((sum, row) => sum + row.different, 0) === 16)
  expect('both portals take their share', taken.length === 2)
  const [{ done }] = await ask(owner, `SELECT count(*)::int AS done FROM "JobRun" WHERE status = 'done'`)
  expect(`all are done: ${done}`, done === 16)
}

async function consentAtOnce() {
  const list = async (base) => (await (await fetch(`${base}/api/public/talents`)).json()).talents.map(({ id }) => id)
  const [person] = await list(portals[0])
  await list(portals[1])
  await script('tests/drills/withdraw-consent.ts', person)
  const after = await Promise.all(portals.map(list))
  expect(
    'who takes back the consent is gone from both portals with the next request',
    after.every((ids) => !ids.includes(person)),
  )
}

async function standbyFollows() {
  const count = `SELECT (SELECT count(*) FROM "Person")::int AS people, (SELECT coalesce(sum(delta), 0) FROM "LedgerDay")::int AS figures`
  const [primary] = await ask(PORTS.primaryPort, count)
  const [standby] = await ask(PORTS.standbyPort, count)
  expect(`the standby answers reads with the same figures: ${JSON.stringify(standby)}`, JSON.stringify(primary) === JSON.stringify(standby))
  const refused = await ask(PORTS.standbyPort, `UPDATE "Setting" SET value = value`).then(
    () => false,
    (error) => error.code === '25006',
  )
  expect('the standby refuses writes', refused)
}

/** The first page that says in words that the database is away; what came last where none did within 15 s. */
async function awayPage(cookie) {
  let text = ''
  for (const startedAt = Date.now(); Date.now() - startedAt < 15_000; await sleep(250)) {
    const answer = await fetch(`${portals[0]}/dashboard`, { headers: { cookie }, redirect: 'manual' })
    text = await answer.text()
    if (answer.status === 503) return text
  }
  return text
}

/** Both portals store files without a pause; every one that was acknowledged must be there after the failover. */
async function failover(cluster, door, cookie) {
  const acknowledged = []
  const refusals = []
  const state = { isOver: false, refused: 0 }
  const write = async (base, mark) => {
    for (let index = 0; !state.isOver; index++) {
      const id = await upload(base, cookie, await roster(`${mark}${index}`), refusals).catch(() => null)
      if (id) acknowledged.push(id)
      else {
        state.refused += 1
        await sleep(200)
      }
    }
  }
  const writers = portals.map((base, index) => write(base, index === 0 ? '东' : '西'))
  await sleep(5000)
  const before = acknowledged.length
  cluster.killPrimary()
  const diedAt = Date.now()
  const page = await awayPage(cookie)
  console.log(`the page in words ${((Date.now() - diedAt) / 1000).toFixed(1)} s after the primary died`)
  expect('with the database dead pages say so in words', page.includes('门户暂时不可用'))
  const away = await fetch(`${portals[0]}/livez`).then(({ status }) => status)
  expect('with the database dead the process still answers /livez', away === 200)
  cluster.promoteStandby()
  const promotedAt = Date.now()
  door.leadTo(PORTS.standbyPort)
  while (acknowledged.length < before + 4 && Date.now() - diedAt < 90_000) await sleep(200)
  const since = (from) => ((Date.now() - from) / 1000).toFixed(1)
  console.log(`writes again ${since(diedAt)} s after the primary died, ${since(promotedAt)} s after the standby was promoted`)
  await sleep(2000)
  state.isOver = true
  await Promise.all(writers)
  expect(
    `both portals write again without a restart: ${acknowledged.length - before} files after, ${state.refused} refused meanwhile`,
    acknowledged.length >= before + 4,
  )
  const kinds = [...new Set(refusals)]
  console.log(`refused meanwhile: ${kinds.join(' | ')}`)
  expect(
    'every refusal is 503 in words, none a reference number',
    kinds.every((kind) => kind.startsWith('503 ') && !kind.includes('编号')),
  )
  const [{ kept }] = await ask(PORTS.standbyPort, `SELECT count(*)::int AS kept FROM "StoredFile" WHERE id = ANY($1)`, [acknowledged])
  expect(`none of ${acknowledged.length} acknowledged files is missing: ${kept}`, kept === acknowledged.length)
  expect('a session from before the failover goes on', (await pageStatus(portals[1], cookie)) === 200)
  await sleep(4000)
  expect('invariants hold', await portal('check-invariants'))
  expect('every file in the bucket is whole', await portal('check-files'))
  expect('the record holds', await portal('verify-audit'))
}

/** Megabytes that the portals hold. */
function memory() {
  return ['first', 'second'].map((name) => {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${children.get(name).pid}/status`, 'utf8'))?.[1]
    return `${name} ${Math.round(Number(kilobytes) / 1024)} MB`
  })
}

const children = new Map()
const cluster = makeCluster(PORTS)
const door = await openDoor(PORTS.door, PORTS.primaryPort)
const front = await openDoor(PORTS.front, PORTS.second)
try {
  await makeDatabase(cluster)
  await startBucket()
  for (const step of ['migrate', 'seed-demo']) if (!(await portal(step))) throw new Error(`${step} failed`)
  await startPortal(PORTS.first, 'first')
  await startPortal(PORTS.second, 'second')
  const cookie = await sharedSessionsAndFiles()
  const drill = { ask, expect, portals, ports: PORTS, cookie }
  await jobsRunOnce(cookie)
  await standbyFollows()
  await readsOnStandby(drill)
  await staleStandby(drill, consentAtOnce)
  await standbyAway(drill, cluster, synchronous)
  await liveEvents(drill, address, { kill: () => killPortal('first'), start: () => startPortal(PORTS.first, 'first') })
  console.log(`memory: ${memory().join(', ')}`)
  await failover(cluster, door, cookie)
  await dashboardsAnswer(drill, 'dashboards answer after the failover, read where is written')
} catch (error) {
  console.error(error)
  faults.push(String(error))
} finally {
  for (const child of children.values()) child.kill('SIGKILL')
  pooler.stop()
  door.close()
  front.close()
  cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(faults.length > 0 ? 1 : 0)
