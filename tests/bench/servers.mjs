// The servers that are compared, each a process of its own on a free port of the loopback.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { root, run } from '../../lib/cli/scripts/prepare.mjs'
import { SERVER_FLAGS } from '../../lib/cli/scripts/serve.mjs'
import { SETTINGS } from './database.mjs'

const next = path.join(root, 'node_modules/next/dist/bin/next')
/** The bare app is built outside the tests' folder: what a build writes is no source. */
const workshop = path.join(root, '.next-bench-bare')

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

async function untilAnswers(url, child) {
  for (let tries = 0; tries < 240; tries++) {
    if (child.exitCode !== null) throw new Error(`the server for ${url} ended with ${child.exitCode}`)
    const isReady = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`${url} did not answer within a minute`)
}

function buildBareNext() {
  rmSync(workshop, { recursive: true, force: true })
  cpSync(path.join(import.meta.dirname, 'bare-next'), path.join(workshop, 'bare-next'), { recursive: true })
  cpSync(path.join(import.meta.dirname, 'bare-query.mjs'), path.join(workshop, 'bare-query.mjs'))
  const folder = path.join(workshop, 'bare-next')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', BENCH_ROOT: root, DATABASE_URL: '' }
  if (run(process.execPath, [next, 'build', folder], { env, stdio: ['ignore', 'ignore', 'inherit'] }) !== 0)
    throw new Error('the bare Next app could not be built')
  return folder
}

/**
 * One server process, ready to answer.
 * @returns {Promise<{ base: string, memory: () => number, stop: () => Promise<void> }>} base without a trailing slash; memory in MB: most resident so far
 */
async function start(args, cwd, readyPath, env) {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [...args, ...(args[0] === next ? ['-H', '127.0.0.1', '-p', String(port)] : [])], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...SETTINGS, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', PORT: String(port), BASE_URL: base, ...env },
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
  try {
    await untilAnswers(base + readyPath, child)
  } catch (error) {
    await stop()
    throw error
  }
  const memory = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024
  return { base, memory, stop }
}

/** The built portal as `npm start` runs it. */
export async function startPortal(env) {
  const dataDir = env.DATA_DIR ?? mkdtempSync(path.join(os.tmpdir(), 'portal-bench-'))
  const portal = await start([...SERVER_FLAGS, 'lib/cli/scripts/server.mjs'], root, '/readyz', {
    DATA_DIR: dataDir,
    ...env,
  })
  return {
    ...portal,
    stop: async () => {
      await portal.stop()
      if (!env.DATA_DIR) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/**
 * Over one database: the portal as visitors get it, the portal that makes every answer anew, the bare Next app and the bare HTTP server.
 * @param {string} databaseUrl of a role with the app's rights
 */
export async function startServers(databaseUrl) {
  const started = []
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()))
    rmSync(workshop, { recursive: true, force: true })
  }
  const add = async (starting) => {
    const server = await starting
    started.push(server)
    return server
  }
  const env = { DATABASE_URL: databaseUrl }
  try {
    const bareFolder = buildBareNext()
    return {
      portal: await add(startPortal({ ...env, PUBLIC_MEMORY: '1' })),
      anew: await add(startPortal({ ...env, PUBLIC_MEMORY: '0' })),
      bareNext: await add(start([next, 'start', bareFolder], root, '/talents?title=ace', { ...env, BENCH_ROOT: root, NEXT_DIST_DIR: '' })),
      bareHttp: await add(start([path.join(import.meta.dirname, 'bare-http.mjs')], root, '/?title=ace', env)),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
