import type pg from 'pg'
import { CURRENT_CONSENT_VERSION } from '@/lib/pool/consent-text'
import { drawn, drawnId } from './drawn'

/** Of a thousand people so many hold or held a title. */
export const HOLDERS = 80

/**
 * Of sixteen holders one national leader, one municipal leader, two experts, two pacesetters and ten aces, each named on the title's own day of
 * one of the last six years. Terms that ended are renewed for every second; every third also holds or held 业务骨干; of a hundred titles one was
 * revoked after 200 days, of two hundred one annulled.
 */
const HOLDINGS = `
  WITH holder AS (
    SELECT p.id, i, ${drawn('years', 6)} AS years, ${drawn('again', 2)} = 0 AS "isRenewed", ${drawn('fault', 200)} AS fault,
           ${drawn('beside', 3)} = 0 AS "hasSecond", ${drawn('second', 6)} AS second,
           (ARRAY['nationalLeader', 'municipalLeader', 'expert', 'expert', 'pacesetter', 'pacesetter'] || array_fill('ace'::text, ARRAY[10]))[${drawn('title', 16)} + 1] AS code
    FROM generate_series(1, $3::int) AS i JOIN "Person" p ON p.id = ${drawnId('person')}
    WHERE ${drawn('holder', 1000)} < $4::int
  ),
  named(code, month, day) AS (
    VALUES ('nationalLeader', 12, 10), ('municipalLeader', 9, 10), ('expert', 6, 20), ('backbone', 6, 20), ('pacesetter', 4, 28), ('ace', 4, 28)
  ),
  granted AS (
    SELECT 'first' AS word, i, id, code, years, fault, "isRenewed" FROM holder
    UNION ALL
    SELECT 'second', i, id, 'backbone', second, 100, false FROM holder WHERE "hasSecond"
  ),
  dated AS (
    SELECT g.word, g.i, g.id, t.id AS "titleId", t."termYears" AS years, g.fault, g."isRenewed",
           make_date(extract(year FROM $2::date)::int - g.years
             - CASE WHEN (n.month, n.day) > (extract(month FROM $2::date), extract(day FROM $2::date)) THEN 1 ELSE 0 END, n.month, n.day) AS day
    FROM granted g JOIN named n USING (code) JOIN "Title" t USING (code)
  ),
  termed AS (
    SELECT *, (day + make_interval(years => years))::date - 1 AS last, (day + make_interval(years => 2 * years))::date - 1 AS second FROM dated
  ),
  ended AS (
    SELECT *, fault < 2 AND day + 200 <= $2::date AS "isRevoked", fault = 3 AS "isAnnulled" FROM termed
  )
  INSERT INTO "Holding" (id, "personId", "titleId", "startsOn", "endsOn", "termEndsOn", state, "isRenewal", basis, "endReason")
  SELECT CASE word WHEN 'first' THEN ${drawnId('holding')} ELSE ${drawnId('beside')} END, id, "titleId", day,
         CASE WHEN "isRevoked" THEN day + 199 ELSE last END, last,
         (CASE WHEN "isRevoked" THEN 'revoked' WHEN "isAnnulled" THEN 'annulled' ELSE 'active' END)::"HoldingState", false, 'history'::"HoldingBasis",
         CASE WHEN "isRevoked" THEN '受处分，撤销称号' WHEN "isAnnulled" THEN '材料不实，宣布命名无效' END
  FROM ended
  UNION ALL
  SELECT ${drawnId('renewed')}, id, "titleId", last + 1, second, second, 'active', true, 'history', NULL
  FROM ended WHERE "isRenewed" AND NOT "isRevoked" AND NOT "isAnnulled" AND last < $2::date`

/** Seven of ten holders agreed to be shown; of twenty who did one took it back. */
const CONSENTS = `
  INSERT INTO "Consent" (id, "personId", channel, "textVersion", "givenAt", "withdrawnAt")
  SELECT ${drawnId('consent')}, p.id, 'self'::"ConsentChannel", ${CURRENT_CONSENT_VERSION}, $2::date - 400 + interval '9 hours',
         CASE WHEN ${drawn('withdrawn', 20)} = 0 THEN $2::date - 30 + interval '9 hours' END
  FROM generate_series(1, $3::int) AS i JOIN "Person" p ON p.id = ${drawnId('person')}
  WHERE ${drawn('agreed', 10)} < 7 AND EXISTS (SELECT FROM "Holding" h WHERE h."personId" = p.id)`

/** Titles and consents of the people written before. */
export async function writeHolders(
  client: pg.ClientBase,
  size: { people: number; holders: number; seed: number; today: string },
): Promise<void> {
  const values = [size.seed, size.today, size.people]
  await client.query(HOLDINGS, [...values, size.holders])
  await client.query(CONSENTS, values)
}
