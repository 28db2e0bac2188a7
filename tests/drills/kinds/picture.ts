import path from 'node:path'
import type { Actor } from '../../e2e/support/cast'

const folder = process.env.DRILL_PICTURES

/** The page as it stands, or the dialog over it, on a desk and on a phone, when `DRILL_PICTURES` names a folder for it. */
export async function picture({ page }: Actor, name: string): Promise<void> {
  if (!folder) return
  const before = page.viewportSize()
  const isDialog = await page.locator('[role="dialog"], [role="alertdialog"]').first().isVisible()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
    await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: !isDialog })
  }
  if (before) await page.setViewportSize(before)
}
