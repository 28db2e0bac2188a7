import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import type { saveScoreSheetSchema } from '../review-schema'
import { saveDraft } from './save-draft'

/**
 * Keeps a draft of one sheet; autosave calls it. After the deadline it is refused and the page keeps what was entered.
 * @throws AppError notFound, conflict when another window saved in between, sealed, deadline, invalid
 */
export async function saveScoreSheet(
  viewer: Viewer,
  input: z.output<typeof saveScoreSheetSchema>,
): Promise<{ version: number; savedAt: string }> {
  return inTransaction((tx) => saveDraft(tx, viewer, input))
}
