import { defineConfig } from '@playwright/test'

const port = Number(process.env.E2E_PORT ?? 4360)

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  outputDir: 'test-results',
  use: {
    baseURL: process.env.E2E_BASE_URL ?? `http://localhost:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // A trace costs every test time, failed or not.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // A server that already runs can be named; otherwise a fresh demo city is made and served from the build.
  webServer: process.env.E2E_BASE_URL
    ? undefined
    : {
        command: 'node lib/cli/scripts/e2e-server.mjs',
        url: `http://localhost:${port}/readyz`,
        timeout: 180_000,
        stdout: 'pipe',
        gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
        env: { E2E_PORT: String(port) },
      },
})
