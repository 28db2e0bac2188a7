import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { addDays, type DateOnly, fromDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import { grantHoldings } from '@/lib/titles/commands/grant-holdings'
import { roundKindLabels, roundKinds } from '../labels'
import type { LoadedRound } from '../loaded-round'

export type Winner = {
  nominationId: string
  name: string
  personId: string | null
  projectId: string | null
  unitId: string
  startedById: string | null
}

/** A title granted again to who held it within this many days before is a renewal. */
const renewalWindowDays = 366

/**
 * Writes what a conferral grants: an award each, for persons the holding with its term, and a certificate with a number and a random token.
 * @returns the name of what was granted
 */
export async function grantAwards(
  tx: Tx,
  viewer: Viewer,
  round: LoadedRound,
  conferralId: string,
  document: { documentNumber: string; conferredOn: DateOnly },
  winners: readonly Winner[],
): Promise<string> {
  const { documentNumber, conferredOn } = document
  const title = round.titleCode ? await tx.title.findUnique({ where: { code: round.titleCode }, select: { name: true } }) : null
  const name = title?.name ?? roundKindLabels[round.kind].name
  const awards = winners.map((winner) => ({ id: randomUUID(), winner }))
  await tx.award.createMany({
    data: awards.map(({ id, winner }) => ({
      id,
      personId: winner.personId,
      projectId: winner.projectId,
      conferralId,
      nominationId: winner.nominationId,
      name,
      grantedOn: fromDateOnly(conferredOn),
    })),
  })
  const persons = awards.flatMap(({ id, winner }) => (winner.personId ? [{ awardId: id, personId: winner.personId }] : []))
  const holdingIds = await grantHoldingsTo(
    tx,
    viewer,
    round,
    conferralId,
    documentNumber,
    conferredOn,
    persons.map((row) => row.personId),
  )
  const holdingOf = new Map(persons.map((row, index) => [row.awardId, holdingIds[index] ?? null]))
  const numbers = await nextCertificateNumbers(tx, round, conferredOn, awards.length)
  await tx.certificate.createMany({
    data: awards.map(({ id }, index) => ({
      number: numbers[index] ?? '',
      token: randomBytes(24).toString('base64url'),
      awardId: id,
      holdingId: holdingOf.get(id) ?? null,
      issuedOn: fromDateOnly(conferredOn),
    })),
  })
  return name
}

async function grantHoldingsTo(
  tx: Tx,
  viewer: Viewer,
  round: LoadedRound,
  conferralId: string,
  documentNumber: string,
  startsOn: DateOnly,
  personIds: readonly string[],
): Promise<string[]> {
  const { titleCode } = round
  if (!titleCode || personIds.length === 0) return []
  const earlier = await tx.holding.findMany({
    where: { personId: { in: [...personIds] }, title: { code: titleCode }, state: { not: 'annulled' } },
    select: { personId: true, endsOn: true },
  })
  const isRenewal = (personId: string) =>
    earlier.some((row) => row.personId === personId && (toDateOnlyOrNull(row.endsOn) ?? '') >= addDays(startsOn, -renewalWindowDays))
  return grantHoldings(
    tx,
    actorOf(viewer),
    personIds.map((personId) => ({
      personId,
      titleCode,
      startsOn,
      basis: 'conferral' as const,
      documentNumber,
      conferralId,
      isRenewal: isRenewal(personId),
    })),
    { reason: `${round.name}命名` },
  )
}

/** Ten digits: year, kind of round, running number. Conferrals number one after another under a lock. */
async function nextCertificateNumbers(tx: Tx, round: LoadedRound, conferredOn: DateOnly, count: number): Promise<string[]> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('certificate-number', 0))::text AS locked`
  const prefix = `${conferredOn.slice(0, 4)}${String(roundKinds.indexOf(round.kind) + 1).padStart(2, '0')}`
  const last = await tx.certificate.findFirst({
    where: { number: { startsWith: prefix }, AND: { number: { gte: `${prefix}0000`, lte: `${prefix}9999` } } },
    orderBy: { number: 'desc' },
    select: { number: true },
  })
  const used = last ? Number(last.number.slice(prefix.length)) || 0 : 0
  return Array.from({ length: count }, (_, index) => `${prefix}${String(used + index + 1).padStart(4, '0')}`)
}
