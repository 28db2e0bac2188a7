import { z } from 'zod'

/**
 * The frozen list of a publicity, as the public page shows it: `Publicity.content`. Its digest (SHA-256 of the canonical JSON) is printed on
 * the page, so that anyone can tell that the list is the one that was published.
 */
export const publishedList = z.object({
  roundName: z.string(),
  /** What the candidates are to be granted. */
  titleName: z.string(),
  /** What the outcome is called, where it is not 命名, and what candidates are counted by, where it is not 名. */
  resultWord: z.string().optional(),
  countWord: z.string().optional(),
  /** Days as the scheme says: "5 个工作日". */
  period: z.string(),
  /** Where objections can also be handed in. */
  contact: z.string(),
  candidates: z.array(
    z.object({
      nominationId: z.string(),
      name: z.string(),
      unit: z.string(),
      line: z.string(),
      /** Post, or a project's category. */
      note: z.string().optional(),
    }),
  ),
  /** Objections on these grounds are not admitted; the form says so beforehand. */
  inadmissibleGrounds: z.array(z.string()),
})

export type PublishedList = z.infer<typeof publishedList>
