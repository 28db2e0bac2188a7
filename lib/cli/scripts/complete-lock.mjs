// Adds to the lock file the platform packages that npm left out because they are not for the machine that wrote it (without a hash: npm
// accepts that). Run after every `npm install` that changes the lock file.
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'package-lock.json'
const SYSTEMS = {
  darwin: 'darwin',
  win32: 'win32',
  windows: 'win32',
  linux: 'linux',
  linuxmusl: 'linux',
  android: 'android',
  freebsd: 'freebsd',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  sunos: 'sunos',
  aix: 'aix',
  openharmony: 'openharmony',
}
const PROCESSORS = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'mips64el']

const lock = JSON.parse(readFileSync(FILE, 'utf8'))
let added = 0
for (const [place, entry] of Object.entries({ ...lock.packages }))
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const near = [`${place}/node_modules/${name}`, `node_modules/${name}`]
    const present = near.map((key) => lock.packages[key]).find(Boolean)
    if (present?.version) continue
    const parts = name.split('/').at(-1).split('-')
    const system = parts.map((part) => SYSTEMS[part]).find(Boolean)
    const processor = parts.find((part) => PROCESSORS.includes(part))
    lock.packages[near[1]] = {
      version: range.replace(/^[\^~]/, ''),
      optional: true,
      ...(entry.dev ? { dev: true } : {}),
      ...(processor ? { cpu: [processor] } : {}),
      ...(system ? { os: [system] } : {}),
    }
    added++
  }
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`added ${added}`)
