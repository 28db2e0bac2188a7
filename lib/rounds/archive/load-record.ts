import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import type { ArchiveContent } from './format'

type Row = {
  id: string
  at: Date
  businessAt: Date
  accountId: string | null
  role: string | null
  event: string
  subjectKind: string
  subjectId: string | null
  payload: unknown
  result: string
  reference: string | null
  digest: string
  seq: bigint | null
  previousHash: string | null
  hash: string | null
}

/**
 * Rows of the record about the round and whatever belongs to it, but for reading, exporting and drafts: those change nothing that is
 * decided, and the case file would change by being looked at.
 */
export async function readRecordRows(tx: Tx, roundId: string): Promise<ArchiveContent['record']> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e.id, e.at, e."businessAt", e."accountId", e.role::text, e.event, e."subjectKind", e."subjectId", e.payload,
           e.result::text, e.reference, e.digest, l.seq, l."previousHash", l.hash
    FROM "AuditEvent" e LEFT JOIN "AuditLink" l ON l."eventId" = e.id
    WHERE e.event NOT IN ('ranking.exported', 'objection.objectorRead', 'dossier.fileRead', 'sheet.saved', 'archive.made', 'archive.requested', 'meeting.minutesExported')
      AND e."subjectKind" IN ('round', 'nomination', 'roundReviewer', 'assignment', 'panelMeeting', 'publicity', 'objection', 'conflict', 'person', 'panelSession', 'panelTurn', 'reviewerDraw')
      AND (e."subjectKind" <> 'person' OR e.payload->>'roundId' = ${roundId})
      AND e."subjectId" IN (
        SELECT ${roundId} UNION ALL
        SELECT id FROM "Nomination" WHERE "roundId" = ${roundId} AND state <> 'draft' UNION ALL
        SELECT id FROM "RoundReviewer" WHERE "roundId" = ${roundId} UNION ALL
        SELECT "personId" FROM "RoundReviewer" WHERE "roundId" = ${roundId} UNION ALL
        SELECT id FROM "Assignment" WHERE "roundId" = ${roundId} UNION ALL
        SELECT id FROM "PanelMeeting" WHERE "roundId" = ${roundId} UNION ALL
        SELECT id FROM "Publicity" WHERE "roundId" = ${roundId} UNION ALL
        SELECT id FROM "PanelSession" WHERE "roundId" = ${roundId} UNION ALL
        SELECT t.id FROM "PanelTurn" t JOIN "PanelSession" s ON s.id = t."sessionId" WHERE s."roundId" = ${roundId} UNION ALL
        SELECT id FROM "ReviewerDraw" WHERE "roundId" = ${roundId} UNION ALL
        SELECT o.id FROM "Objection" o JOIN "Publicity" p ON p.id = o."publicityId" WHERE p."roundId" = ${roundId}
      )
    ORDER BY e.at, l.seq NULLS LAST, e.id`
  return rows.map(({ seq, previousHash, hash, ...row }) => ({
    ...row,
    at: row.at.toISOString(),
    businessAt: row.businessAt.toISOString(),
    link: seq === null || previousHash === null || hash === null ? null : { seq: Number(seq), previousHash, hash },
  }))
}
