import type { Tx } from '@/lib/platform/db/client'

/** Key of the invariant that must notice, and what breaks it in the seeded demo city. */
export const plantedFaults: [string, (tx: Tx) => Promise<unknown>][] = [
  [
    'placesFollowSpells',
    (tx) => tx.$executeRaw`UPDATE "Person" SET "unitId" = (SELECT id FROM "Unit" WHERE code = '0801') WHERE name = '刘砚芳'`,
  ],
  ['leaversHaveNoOpenSpell', (tx) => tx.$executeRaw`UPDATE "PersonSpell" SET "endsOn" = NULL WHERE "endReason" = 'retired'`],
  [
    'headcountsFollowSpells',
    (tx) => tx.$executeRaw`UPDATE "Headcount" SET people = people + 1 WHERE ctid = (SELECT min(ctid) FROM "Headcount")`,
  ],
  ['headcountsFollowSpells', (tx) => tx.$executeRaw`DELETE FROM "HeadcountDay" WHERE ctid = (SELECT min(ctid) FROM "HeadcountDay")`],
  [
    'certificatesMatchTheirHolding',
    (tx) => tx.$executeRaw`
      UPDATE "Holding" SET basis = 'recognition' WHERE id = (SELECT min("holdingId") FROM "Certificate" WHERE "revokedOn" IS NULL)`,
  ],
  ['unitsAreNamedEveryDay', (tx) => tx.$executeRaw`UPDATE "UnitVersion" SET "endsOn" = "endsOn" - 3 WHERE name = '澜州市大数据管理局'`],
  [
    'identityDataOpens',
    (tx) => tx.$executeRaw`
      UPDATE "Person" p SET "phoneCipher" = o."phoneCipher" FROM "Person" o
      WHERE p.name = '刘砚芳' AND o.name = '孟怀远'`,
  ],
  [
    'ledgerFollowsHoldings',
    (tx) => tx.$executeRaw`UPDATE "Holding" SET "endsOn" = "endsOn" - 40 WHERE id = (SELECT min(id) FROM "Holding" WHERE state = 'active')`,
  ],
  [
    'ledgerFollowsHoldings',
    (tx) => tx.$executeRaw`UPDATE "LedgerDay" SET delta = delta + 1 WHERE ctid = (SELECT min(ctid) FROM "LedgerDay")`,
  ],
  [
    'contributionCountsFollowRecords',
    (tx) =>
      tx.$executeRaw`UPDATE "ContributionCount" SET count = count + 1 WHERE ctid = (SELECT min(ctid) FROM "ContributionCount" WHERE count > 0)`,
  ],
  [
    'contributionsFollowPeople',
    (tx) => tx.$executeRaw`
      UPDATE "Contribution" c SET "unitId" = (SELECT u.id FROM "Unit" u WHERE u.id <> c."unitId" ORDER BY u.code LIMIT 1)
      WHERE c.id = (SELECT min(id) FROM "Contribution")`,
  ],
  [
    'verifiedContributionsAreProven',
    (tx) => tx.$executeRaw`
      DELETE FROM "ContributionProof" WHERE "contributionId" = (SELECT min(id) FROM "Contribution" WHERE state = 'verified')`,
  ],
  [
    'poolFollowsPeople',
    (tx) =>
      tx.$executeRaw`UPDATE "Consent" SET "withdrawnAt" = now() WHERE id = (SELECT min(id) FROM "Consent" WHERE "withdrawnAt" IS NULL)`,
  ],
  ['stagesFollowHistory', (tx) => tx.$executeRaw`UPDATE "Round" SET stage = 'reviewing' WHERE stage = 'publicity'`],
  [
    'nominationsFollowHistory',
    (tx) =>
      tx.$executeRaw`UPDATE "Nomination" SET state = 'endorsed' WHERE id = (SELECT min(id) FROM "Nomination" WHERE state = 'submitted')`,
  ],
  [
    'statesFitStages',
    (tx) =>
      tx.$executeRaw`UPDATE "Nomination" SET state = 'submitted' WHERE id = (SELECT min(id) FROM "Nomination" WHERE state = 'conferred')`,
  ],
  [
    'quotasAreKept',
    (tx) => tx.$executeRaw`
      UPDATE "Nomination" SET "lineId" = (SELECT id FROM "Line" WHERE code = 'czjr')
      WHERE state = 'conferred'`,
  ],
  [
    'nobodyJudgesUnderConflict',
    (tx) => tx.$executeRaw`
      INSERT INTO "Conflict" (id, "roundId", "personId", "nominationId", kind, source, reason)
      SELECT 'planted', a."roundId", s."personId", a."nominationId", 'declared', 'declared', '补报'
      FROM "Assignment" a JOIN "RoundReviewer" s ON s.id = a."roundReviewerId" LIMIT 1`,
  ],
  ['votesFollowTheRule', (tx) => tx.$executeRaw`UPDATE "PanelVote" SET decision = 'rejected' WHERE decision = 'approved'`],
  ['conferralsAreWhole', (tx) => tx.$executeRaw`DELETE FROM "Certificate" WHERE "awardId" = (SELECT min(id) FROM "Award")`],
  [
    'conferralHoldingsHaveAwards',
    (tx) =>
      tx.$executeRaw`UPDATE "Holding" SET "conferralId" = (SELECT id FROM "Conferral" LIMIT 1) WHERE id = (SELECT min(id) FROM "Holding" WHERE "conferralId" IS NULL)`,
  ],
  ['objectionsAreSettledFirst', (tx) => tx.$executeRaw`UPDATE "Objection" SET state = 'upheld' WHERE state = 'dismissed'`],
]
