// npm test: types, lint, architecture, unit, integration and browser tests, and one closing line over all of them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { buildPortal, generateClient, installPackages, root, run } from './prepare.mjs'

const reports = path.join(root, 'node_modules', '.cache', 'portal', 'reports')
const totals = { passed: 0, failed: 0, skipped: 0 }
const failures = []

function count(name, passed, failed, skipped) {
  totals.passed += passed
  totals.failed += failed
  totals.skipped += skipped
  if (failed > 0) failures.push(name)
  console.log(`— ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`)
}

export function check(name, command, args, env = {}) {
  console.log(`\n=== ${name}`)
  const isGood = run(command, args, { env: { ...process.env, ...env } }) === 0
  count(name, isGood ? 1 : 0, isGood ? 0 : 1, 0)
}

/** Checks that leave each other alone, at the same time; what each printed stands together. */
async function checkTogether(checks) {
  const ended = await Promise.all(
    Object.entries(checks).map(async ([name, args]) => {
      const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
      const printed = []
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk))
      const [code] = await once(child, 'close')
      return { name, isGood: code === 0, printed: Buffer.concat(printed).toString() }
    }),
  )
  for (const { name, isGood, printed } of ended) {
    console.log(`\n=== ${name}\n${printed}`)
    count(name, isGood ? 1 : 0, isGood ? 0 : 1, 0)
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

export function vitest(name, projects, env = {}) {
  console.log(`\n=== ${name}`)
  const file = path.join(reports, `${name}.json`)
  rmSync(file, { force: true })
  const status = run(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { env: { ...process.env, ...env } },
  )
  const report = readReport(file)
  if (!report) return count(name, 0, 1, 0)
  const failed = report.numFailedTests + (status !== 0 && report.numFailedTests === 0 ? Math.max(1, report.numFailedTestSuites) : 0)
  count(name, report.numPassedTests, failed, report.numPendingTests + report.numTodoTests)
}

export async function browser(name, args = [], env = {}) {
  console.log(`\n=== ${name}`)
  const { findBrowser } = await import('./find-browser.mjs')
  const executable = await findBrowser()
  if (!executable) return count(name, 0, 1, 0)
  const file = path.join(reports, `${name}.json`)
  rmSync(file, { force: true })
  const status = run(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...args], {
    env: { ...process.env, CHROMIUM: executable, PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...env },
  })
  const stats = readReport(file)?.stats
  if (!stats) return count(name, 0, 1, 0)
  const failed = stats.unexpected + (status !== 0 && stats.unexpected === 0 ? 1 : 0)
  count(name, stats.expected + stats.flaky, failed, stats.skipped)
}

export function close() {
  if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`)
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
  process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0)
}

export function prepare() {
  installPackages()
  generateClient()
  mkdirSync(reports, { recursive: true })
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  prepare()
  check('types: routes', process.execPath, ['node_modules/next/dist/bin/next', 'typegen'])
  await checkTogether({
    types: ['node_modules/typescript/bin/tsc', '--noEmit'],
    'lint: biome': ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
    'lint: eslint': ['node_modules/eslint/bin/eslint.js', '.'],
  })
  vitest('rules and architecture', ['unit', 'architecture'])
  vitest('integration', ['integration'])
  buildPortal()
  await browser('browser')
  close()
}
