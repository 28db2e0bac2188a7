import { z } from 'zod'
import { nominationStates } from '../nomination-states'
import { objectionStates } from '../objection-states'
import { rankingInputsSchema } from '../ranking-inputs'
import { roundStages } from '../round-stages'

/**
 * The case file of a round (卷宗): one zip, told entry by entry in FORMAT.md. Everything here is data that a reader can check; ids are
 * the portal's own opaque ids, and no name of a person or unit is in it but what reviewers wrote in their comments.
 */

export const archiveFormat = 'round-archive'
/** Raised when a reader of the old format would misread the new one. */
export const archiveFormatVersion = 1
export const manifestName = 'manifest.json'

export const archiveCopies = ['full', 'office'] as const
export type ArchiveCopy = (typeof archiveCopies)[number]

const instant = z.iso.datetime()
const day = z.iso.date()
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const state = z.enum(nominationStates)

export const roundEntrySchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  subjectKind: z.enum(['person', 'project']),
  year: z.number().int(),
  stage: z.enum(roundStages),
  schemeVersion: z.number().int(),
  stageChanges: z.array(z.object({ from: z.enum(roundStages), to: z.enum(roundStages), at: instant, hasReason: z.boolean() })),
})

export const schemesEntrySchema = z.array(
  z.object({
    version: z.number().int(),
    content: z.unknown(),
    reason: z.string().nullable(),
    frozenAt: instant.nullable(),
    digest: z.string().nullable(),
  }),
)

export const candidatesEntrySchema = z.array(
  z.object({
    id: z.string(),
    /** Opaque: equal for candidates of one unit. */
    unit: z.string(),
    line: z.string(),
    isGrassroots: z.boolean(),
    state,
    events: z.array(z.object({ event: z.string(), from: state.nullable(), to: state, at: instant })),
  }),
)

export const reviewersEntrySchema = z.array(
  z.object({
    id: z.string(),
    state: z.string(),
    /** Of the full copy only: what the receipt of the last sealing says. */
    sealedAt: instant.nullable(),
    sealDigest: z.string().nullable(),
  }),
)

/** `judge` is a reviewer's or panel member's id, or an opaque key of somebody who is neither now. */
export const conflictsEntrySchema = z.array(
  z.object({ judge: z.string(), candidate: z.string(), kind: z.string(), source: z.string(), at: instant }),
)

export const assignmentEntrySchema = z.object({
  runs: z.array(
    z.object({
      id: z.string(),
      at: instant,
      status: z.string(),
      mode: z.string(),
      total: z.number(),
      worst: z.number(),
      bound: z.number(),
      perCandidate: z.number(),
      loads: z.array(z.object({ reviewer: z.string(), load: z.number() })),
    }),
  ),
  /** `id` and `position` are of the full copy only. */
  seats: z.array(
    z.object({
      id: z.string().nullable(),
      candidate: z.string(),
      reviewer: z.string(),
      position: z.number().int().nullable(),
      state: z.enum(['active', 'voided', 'waived']),
    }),
  ),
})

/** Of the full copy only. `sealed` is the canonical JSON that was digested when the sheet was sealed. */
export const sheetsEntrySchema = z.array(
  z.object({
    id: z.string(),
    assignment: z.string(),
    revision: z.number().int(),
    state: z.enum(['sealed', 'superseded']),
    sealedAt: instant.nullable(),
    sealed: z.string(),
    digest: z.string(),
    /** Total in hundredths of a point, as the portal keeps it beside the sheet. */
    hundredths: z.number().int().nullable(),
  }),
)

export const entrySheetsSchema = z.array(
  z.object({
    letter: z.string(),
    total: z.number(),
    criteria: z.array(z.object({ key: z.string(), score: z.number().nullable(), comment: z.string() })),
    gates: z.array(z.object({ key: z.string(), reason: z.string() })),
    comment: z.string(),
  }),
)

export const rankingsEntrySchema = z.array(
  z.object({
    version: z.number().int(),
    rule: z.string(),
    computedAt: instant,
    digest: z.string(),
    /** True where names were taken out of reasons and warnings: then the portal's digest cannot be recomputed from this entry. */
    isBlinded: z.boolean(),
    /** `sheets` is empty in the office's copy: it joins letters to reviewers. */
    inputs: rankingInputsSchema,
    entries: z.array(
      z.object({
        nominationId: z.string(),
        rank: z.number().int(),
        valueTenThousandths: z.number().int(),
        result: z.enum(['selected', 'notSelected', 'tied']),
        code: z.string(),
        reason: z.string(),
        sheets: entrySheetsSchema,
      }),
    ),
  }),
)

export const panelEntrySchema = z.object({
  members: z.array(z.object({ id: z.string(), isChair: z.boolean() })),
  meetings: z.array(
    z.object({
      id: z.string(),
      rankingVersion: z.number().int(),
      heldOn: day,
      recordedAt: instant,
      supersededAt: instant.nullable(),
      present: z.array(z.string()),
      quorum: z.object({ appointed: z.number().int(), present: z.number().int(), isMet: z.boolean(), formula: z.string() }),
      votes: z.array(
        z.object({
          candidate: z.string(),
          recused: z.array(z.string()),
          entitled: z.number().int(),
          present: z.number().int(),
          agree: z.number().int(),
          disagree: z.number().int(),
          defer: z.number().int(),
          /** The turn in which it fell, and the votes in favour in turns held to part equals. */
          turn: z.number().int(),
          tieBreaks: z.array(z.number().int()),
          decision: z.enum(['approved', 'rejected', 'deferred']),
          formula: z.string(),
        }),
      ),
    }),
  ),
  /** Of meetings held on screens: every turn, voided ones too. */
  turns: z.array(
    z.object({
      id: z.string(),
      /** The meeting that was put on record; null when it was abandoned. */
      meeting: z.string().nullable(),
      ballot: z.enum(['open', 'secret']),
      number: z.number().int(),
      kind: z.enum(['decision', 'tieBreak']),
      state: z.string(),
      present: z.array(z.string()),
      candidates: z.array(
        z.object({
          candidate: z.string(),
          recused: z.array(z.string()),
          appointed: z.number().int(),
          entitled: z.number().int(),
          present: z.number().int(),
          agree: z.number().int().nullable(),
          disagree: z.number().int().nullable(),
          defer: z.number().int().nullable(),
          decision: z.enum(['approved', 'rejected', 'deferred']).nullable(),
          formula: z.string().nullable(),
          /** Every ballot, sorted; of a secret turn nothing else is kept. */
          ballots: z.array(z.enum(['agree', 'disagree', 'defer'])),
          /** Of an open turn. */
          named: z.array(z.object({ member: z.string(), choice: z.enum(['agree', 'disagree', 'defer']) })),
        }),
      ),
    }),
  ),
})

export const publicityEntrySchema = z.object({
  /** The office's own working days and days off between publication and the last day. */
  calendar: z.array(z.object({ date: day, isWorkingDay: z.boolean() })),
  versions: z.array(
    z.object({
      id: z.string(),
      version: z.number().int(),
      state: z.enum(['running', 'ended', 'superseded']),
      publishedAt: instant,
      endsOn: day,
      /** Of the list with its names, as printed on the public page. */
      digest,
      candidates: z.array(z.string()),
    }),
  ),
})

export const objectionsEntrySchema = z.array(
  z.object({
    candidate: z.string(),
    publicityVersion: z.number().int(),
    state: z.enum(objectionStates),
    receivedAt: instant,
    decidedAt: instant.nullable(),
  }),
)

export const conferralsEntrySchema = z.array(
  z.object({
    id: z.string(),
    documentNumber: z.string(),
    conferredOn: day,
    isSupplementary: z.boolean(),
    at: instant,
    awards: z.array(z.string()),
  }),
)

/** Rows of the record about the round, each with its digest and its link in the chain. */
export const recordEntrySchema = z.array(
  z.object({
    id: z.string(),
    at: instant,
    businessAt: instant,
    accountId: z.string().nullable(),
    role: z.string().nullable(),
    event: z.string(),
    subjectKind: z.string(),
    subjectId: z.string().nullable(),
    payload: z.unknown(),
    result: z.string(),
    reference: z.string().nullable(),
    digest: z.string(),
    link: z.object({ seq: z.number().int(), previousHash: digest, hash: digest }).nullable(),
  }),
)

/** Parts of other stages, as the room that keeps them tells them: digests are the manifest's, meaning is in FORMAT.md. */
export const extrasEntrySchema = z.record(z.string(), z.array(z.record(z.string(), z.unknown())))

/** Entry → shape, in the order in which they stand in the zip. */
export const archiveEntries = {
  round: roundEntrySchema,
  schemes: schemesEntrySchema,
  candidates: candidatesEntrySchema,
  reviewers: reviewersEntrySchema,
  conflicts: conflictsEntrySchema,
  assignment: assignmentEntrySchema,
  sheets: sheetsEntrySchema,
  rankings: rankingsEntrySchema,
  panel: panelEntrySchema,
  publicity: publicityEntrySchema,
  objections: objectionsEntrySchema,
  conferrals: conferralsEntrySchema,
  record: recordEntrySchema,
  extras: extrasEntrySchema,
} as const

export type EntryName = keyof typeof archiveEntries
export type ArchiveContent = { [Name in EntryName]: z.infer<(typeof archiveEntries)[Name]> }

export const entryNames = Object.keys(archiveEntries) as EntryName[]

export function fileNameOf(entry: EntryName): string {
  return `${entry}.json`
}

export const manifestSchema = z.object({
  format: z.literal(archiveFormat),
  formatVersion: z.number().int().min(1),
  copy: z.enum(archiveCopies),
  roundId: z.string(),
  entries: z.array(z.object({ name: z.string(), size: z.number().int().min(0), sha256: digest })).max(entryNames.length),
})
export type Manifest = z.infer<typeof manifestSchema>
