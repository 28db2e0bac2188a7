// What every command needs first: packages of the lock file, the generated client, a build when the sources changed. Plain Node, no packages.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../../..')
const stamps = path.join(root, 'node_modules', '.cache', 'portal')

export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
    ...options,
  })
  return result.status ?? 1
}

function digestOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

function filesBelow(folder) {
  const absolute = path.join(root, folder)
  if (!existsSync(absolute)) return []
  if (statSync(absolute).isFile()) return [folder]
  return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : filesBelow(name)
    return [name]
  })
}

function once(name, files, work) {
  const stamp = path.join(stamps, name)
  const digest = digestOf(files.sort())
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  work()
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, digest)
}

function fail(words) {
  console.error(words)
  process.exit(1)
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Node ${process.versions.node} is too old: this project needs Node 20.19 or newer (22 or 24 recommended).`)
}

export function installPackages() {
  requireNode()
  once('installed', ['package.json', 'package-lock.json'], () => {
    console.log('Installing packages …')
    if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
      console.log('npm ci did not succeed; trying npm install …')
      if (run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']) !== 0)
        fail('Packages could not be installed. Check the network and the npm registry setting.')
    }
  })
}

export function generateClient() {
  once('generated', filesBelow('prisma/schema'), () => {
    if (run(process.execPath, ['lib/cli/scripts/prisma-generate.mjs']) !== 0) fail('The database client could not be generated.')
  })
  if (!existsSync(path.join(root, 'lib/platform/db/generated/client.ts'))) {
    rmSync(path.join(stamps, 'generated'), { force: true })
    generateClient()
  }
}

const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma',
  'public',
  'next.config.ts',
  'tailwind.config.ts',
  'postcss.config.mjs',
  'package-lock.json',
  'instrumentation.ts',
  'instrumentation-node.ts',
  'tsconfig.json',
]

export function buildPortal() {
  const dist = process.env.NEXT_DIST_DIR ?? '.next'
  if (!existsSync(path.join(root, dist, 'BUILD_ID'))) rmSync(path.join(stamps, `built-${dist}`), { force: true })
  once(`built-${dist}`, SOURCES.flatMap(filesBelow), () => {
    console.log('Building the portal …')
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
    if (run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], { env }) !== 0)
      fail('The build failed; the messages above say where.')
  })
}
