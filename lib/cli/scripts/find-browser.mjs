// A Chromium for the browser tests: a local one, else Playwright's own, else Debian's package.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root, run } from './prepare.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable']
const FILES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

function localBrowser() {
  if (process.env.CHROMIUM && existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM
  for (const name of NAMES) {
    const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' })
    const file = found.stdout?.split('\n')[0]?.trim()
    if (found.status === 0 && file) return file
  }
  return FILES.find((file) => existsSync(file))
}

async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

function isDebianRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** The path of a browser, installing one where that is possible; undefined after saying what to install. */
export async function findBrowser() {
  const present = localBrowser() ?? (await playwrightBrowser())
  if (present) {
    if (isDebianRoot() && !execFileSync('sh', ['-c', 'fc-list :lang=zh 2>/dev/null | head -1 || true'], { encoding: 'utf8' }).trim())
      run('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq --no-install-recommends fonts-noto-cjk >/dev/null'])
    return present
  }
  console.log('No Chromium, Chrome or Edge found; installing one for the browser tests …')
  if (isDebianRoot()) {
    run('sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null'])
    const installed = localBrowser()
    if (installed) return installed
  }
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    cwd: root,
    stdio: 'inherit',
    timeout: 300_000,
  })
  const fetched = await playwrightBrowser()
  if (!fetched)
    console.error(
      'The browser tests need Chromium, Chrome or Edge: install one (on Debian: apt-get install chromium fonts-noto-cjk) and run again.',
    )
  return fetched
}
