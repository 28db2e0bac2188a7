import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import base from '../../../playwright.config'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The long walks, one a kind of round: kept out of `npm test` for their length. */
export default defineConfig({
  ...base,
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  outputDir: `${root}/test-results/kinds`,
  webServer: base.webServer && !Array.isArray(base.webServer) ? { ...base.webServer, cwd: root } : undefined,
})
