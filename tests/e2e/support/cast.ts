import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from '@playwright/test'
import { expect as allExpect, auditPage, test as base, signInAs, Watch } from './portal'

/** A server under development compiles each page when it is first asked for; one that serves a build is named with `E2E_BUILT=1`. */
const isCompiling = process.env.E2E_BASE_URL !== undefined && !process.env.E2E_BUILT

export const expect = allExpect.configure({ timeout: isCompiling ? 150_000 : 20_000 })
export const stepTimeout = isCompiling ? 1_800_000 : 300_000

/** What one person does at their own browser. */
export type Actor = {
  page: Page
  watch: Watch
  /** Opens a page and holds it to the accessibility rules. */
  visit: (path: string) => Promise<void>
  audit: () => Promise<void>
}

type Cast = {
  /** A browser of its own for each role; `null` is a visitor. Whatever its console complained about fails the test. */
  as: (login: string | null) => Promise<Actor>
}

/** The rules of accessibility on every page of the long path double its time: `E2E_PATH_AXE=1` asks for them. */
async function auditOnRequest(page: Page): Promise<void> {
  if (process.env.E2E_PATH_AXE) await auditPage(page)
}

export const test = base.extend<Cast>({
  as: async ({ browser, baseURL }, use) => {
    const actors: Actor[] = []
    await use(async (login) => {
      const context = await browser.newContext()
      const page = await context.newPage()
      page.setDefaultTimeout(isCompiling ? 90_000 : 20_000)
      const watch = new Watch(page)
      if (login) await signInAs(page, login, baseURL ?? '')
      const actor: Actor = {
        page,
        watch,
        visit: async (path) => {
          const answer = await page.goto(path)
          expect(answer?.status(), path).toBe(200)
          await expect(page.locator('h1').first()).toBeVisible()
          await awake(page)
          await auditOnRequest(page)
        },
        audit: () => auditOnRequest(page),
      }
      actors.push(actor)
      return actor
    })
    for (const { page } of actors) await page.context().close()
    expect(actors.flatMap(({ watch }) => watch.faults)).toEqual([])
  },
})

/** Until the page answers to keys and clicks. */
async function awake(page: Page): Promise<void> {
  const isAwake = () =>
    page.evaluate(() => {
      const control = document.querySelector('main button, main input, main a, main select')
      return !control || Object.keys(control).some((key) => key.startsWith('__reactProps'))
    })
  await expect.poll(isAwake).toBe(true)
}

/** Presses a button that asks first, gives the reason where one is asked for, and confirms. */
export async function confirmed(page: Page, button: string | RegExp, confirm: string, reason?: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', typeof button === 'string' ? { name: button, exact: true } : { name: button })
    .click()
  const dialog = page.getByRole('alertdialog')
  if (reason) await dialog.getByRole('textbox').fill(reason)
  await dialog.getByRole('button', { name: confirm, exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** Types into a field that offers what it finds, and takes the first offer that names it. */
export async function choose(page: Page, field: Locator, typed: string, offer: string = typed): Promise<void> {
  await field.click()
  await field.pressSequentially(typed)
  await page.getByRole('option', { name: offer }).first().click()
}

/** The bytes and the name of what a link or a button downloads. */
export async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) }
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path())
}

/** Gives a file to a field once the page listens to it. */
export async function give(field: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await expect.poll(() => field.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps')))).toBe(true)
  await field.setInputFiles(file)
}

/** A small document as a scanner makes it. */
export const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  ),
})
