import { gzipSync } from 'node:zlib'
import type { Browser, Response } from '@playwright/test'
import { PAGE_LIMIT, pageWeight } from '../bench/page-weight.mjs'
import { expect, test } from './support/portal'

/** Bytes (gzip) of all scripts a browser without a cache fetches for the page, those loaded later included. */
async function fetchedBytes(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const sizes = new Map<string, Promise<number>>()
  page.on('response', (response: Response) => {
    if (response.request().resourceType() === 'script')
      sizes.set(
        response.url(),
        response.body().then((body) => gzipSync(body).byteLength),
      )
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const bytes = await Promise.all(sizes.values())
  await context.close()
  return bytes.reduce((sum, size) => sum + size, 0)
}

test('a public page ships at most 150 KB of JavaScript', async ({ page, browser, baseURL }) => {
  await page.goto('/talents')
  const talent = await page.getByRole('region', { name: '人才名单' }).getByRole('listitem').first().getByRole('link').getAttribute('href')
  for (const path of ['/', '/talents', String(talent), '/notices', '/verify']) {
    const fetched = await fetchedBytes(browser, `${baseURL}${path}`)
    expect(fetched, `${path} in the browser`).toBeGreaterThan(0)
    expect(fetched, `${path} in the browser`).toBeLessThanOrEqual(PAGE_LIMIT)
    expect(await pageWeight(String(baseURL), path), `${path} by its HTML`).toBeLessThanOrEqual(PAGE_LIMIT)
  }
})
