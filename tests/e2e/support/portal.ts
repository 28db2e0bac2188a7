import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

/** What must not happen on any page visited: console errors, page errors, refused content. */
export class Watch {
  readonly faults: string[] = []
  /** Requests that a test means to be refused leave a line in the console; their status is named here. */
  readonly expected: RegExp[] = []

  constructor(page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error' && !this.expected.some((words) => words.test(message.text())))
        this.faults.push(`${page.url()}: ${message.text()} ${message.location().url}`)
    })
    page.on('pageerror', (error) => this.faults.push(`${page.url()}: ${error.message}`))
  }
}

type Portal = {
  watch: Watch
  /** Signs in as a demo account through the log-in page's own endpoint. */
  signIn: (login: string) => Promise<void>
  /** Opens a page and holds it to the accessibility rules. */
  visit: (path: string) => Promise<void>
  /** Checks the page as it stands now. */
  audit: () => Promise<void>
}

/** Holds a page as it stands to the accessibility rules. */
export async function auditPage(page: Page): Promise<void> {
  if (process.env.E2E_WITHOUT_AXE) return
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  const found = violations.map(
    (violation) =>
      `${page.url()} ${violation.id}: ${violation.nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  )
  expect(found).toEqual([])
}

/** Signs in as a demo account through the log-in page's own endpoint. */
export async function signInAs(page: Page, login: string, baseURL: string): Promise<void> {
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const answer = await page.request.post('/api/auth/callback/demo', {
    form: { csrfToken, login, callbackUrl: `${baseURL}/home`, json: 'true' },
    headers: { origin: baseURL },
  })
  expect(answer.ok(), `sign in as ${login}`).toBe(true)
}

export const test = base.extend<Portal>({
  watch: [
    async ({ page }, use) => {
      const watch = new Watch(page)
      await use(watch)
      expect(watch.faults).toEqual([])
    },
    { auto: true },
  ],
  signIn: async ({ page, baseURL }, use) => {
    await use((login) => signInAs(page, login, baseURL ?? ''))
  },
  audit: async ({ page }, use) => {
    await use(() => auditPage(page))
  },
  visit: async ({ page, audit }, use) => {
    await use(async (path) => {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(200)
      await expect(page.locator('h1').first()).toBeVisible()
      await audit()
    })
  },
})

export { expect }

/** Nothing of the machine on a screen: no undefined, no object, no uuid, no stack. */
export async function expectPlainWords(page: Page): Promise<void> {
  await expect(page.locator('main')).not.toContainText(/undefined|\[object |NaN|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/)
}
