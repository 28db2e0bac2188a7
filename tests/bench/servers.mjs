// The servers that are compared, each a process of its own on a free port of the loopback.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { root, run } from '../../lib/cli/scripts/prepare.mjs'

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

function launch(args, cwd, env) {
  return spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
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
 * Starts the portal, the bare Next app and the bare HTTP server over one database.
 * @param {string} databaseUrl of a role with the app's rights
 * @returns {Promise<{ portal: string, bareNext: string, bareHttp: string, stop: () => Promise<void> }>} addresses without a trailing slash
 */
export async function startServers(databaseUrl) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'portal-bench-'))
  const children = []
  const stop = async () => {
    await Promise.all(
      children.map((child) => {
        if (child.exitCode !== null) return null
        const ended = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGKILL')
        return ended
      }),
    )
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(workshop, { recursive: true, force: true })
  }
  const start = async (args, cwd, path, env = {}) => {
    const port = await freePort()
    const base = `http://127.0.0.1:${port}`
    const child = launch([...args, ...(args[0] === next ? ['-H', '127.0.0.1', '-p', String(port)] : [])], cwd, {
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      BASE_URL: base,
      ...env,
    })
    children.push(child)
    await untilAnswers(base + path, child)
    return base
  }
  try {
    const bareFolder = buildBareNext()
    const portalSettings = { AUTH_SECRET: randomBytes(48).toString('hex'), DATA_DIR: dataDir, LOG_LEVEL: 'error', PORTAL_DEMO: '0' }
    return {
      portal: await start([next, 'start'], root, '/readyz', portalSettings),
      bareNext: await start([next, 'start', bareFolder], root, '/talents?title=ace', { BENCH_ROOT: root, NEXT_DIST_DIR: '' }),
      bareHttp: await start([path.join(import.meta.dirname, 'bare-http.mjs')], root, '/?title=ace'),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
