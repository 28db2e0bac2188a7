import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readEnvironment, SETTING_NAMES } from '@/lib/platform/env'

type Service = {
  environment?: Record<string, string>
  command?: string[]
  networks?: string[] | Record<string, unknown>
  volumes?: string[]
  configs?: { source: string }[]
  depends_on?: Record<string, unknown>
}
type Compose = Record<'services' | 'configs' | 'networks' | 'volumes', Record<string, unknown>> & { services: Record<string, Service> }

const GIVEN: Record<string, string> = { AUTH_SECRET: 'k3Jt9vQx2LmN7bZw5RyT8uHpD4sFgA6c', BASE_URL: 'https://talent.city.cn' }

const text = readFileSync('compose.yaml', 'utf8')
const compose = parse(text, { merge: true }) as Compose
const portals = ['portal-1', 'portal-2', 'migrate'].map((name) => compose.services[name] ?? {})
const names = (list: string[] | Record<string, unknown> | undefined) => (Array.isArray(list) ? list : Object.keys(list ?? {}))

test('README names every setting that the portal reads', () => {
  const readme = readFileSync('README.md', 'utf8')
  const demoOnly = ['PORTAL_DEMO']
  expect(SETTING_NAMES.filter((name) => !readme.includes(`\`${name}\``) && !demoOnly.includes(name))).toEqual([])
})

test('the portals of the compose file get settings that exist, and all that a server needs', () => {
  for (const { environment = {} } of portals) {
    expect(Object.keys(environment).filter((name) => name !== 'NODE_ENV' && !SETTING_NAMES.includes(name))).toEqual([])
    const filled = Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/\$\{(\w+)\}/g, (_all, asked: string) => GIVEN[asked] ?? 'filled'),
    ])
    const read = readEnvironment(Object.fromEntries(filled) as NodeJS.ProcessEnv)
    expect(read.databaseUrl).toContain('@pooler:6432/')
    expect(read.readDatabaseUrl).toContain('@standby:5432/')
    expect(read.filesBucket?.bucket).toBe('portal-files')
  }
})

test('only the migration knows the owner of the tables', () => {
  expect(portals.map(({ environment }) => 'MIGRATE_DATABASE_URL' in (environment ?? {}))).toEqual([false, false, true])
})

test('every variable that the compose file asks for stands in its head', () => {
  const head = text.slice(0, text.indexOf('x-portal'))
  const asked = new Set([...text.matchAll(/(?<!\$)\$\{(\w+)\}/g)].map((match) => match[1] ?? ''))
  expect(asked.size).toBeGreaterThan(5)
  expect([...asked].filter((name) => !head.includes(name))).toEqual([])
})

test('what a service of the compose file refers to is there', () => {
  const missing = Object.entries(compose.services).flatMap(([name, service]) => [
    ...names(service.depends_on).filter((other) => !compose.services[other]),
    ...names(service.networks).filter((network) => !(network in compose.networks)),
    ...(service.configs ?? []).map(({ source }) => source).filter((source) => !(source in compose.configs)),
    ...(service.volumes ?? [])
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((volume) => volume !== '.' && !(volume in compose.volumes)),
    ...(name.startsWith('portal') || name === 'migrate' ? (service.command ?? []) : []).filter(
      (part) => part.endsWith('.mjs') && !existsSync(part),
    ),
  ])
  expect(missing).toEqual([])
  expect(Object.keys(compose.services).length).toBeGreaterThan(6)
})

test('addresses inside the compose file lead to its services', () => {
  const hosts = [...text.matchAll(/(?:@|\/\/|host=|server )([a-z][a-z0-9-]*)[:; ](?=\d|port)/g)].map((match) => match[1] ?? '')
  expect(hosts.length).toBeGreaterThan(4)
  expect(hosts.filter((host) => !compose.services[host])).toEqual([])
})
