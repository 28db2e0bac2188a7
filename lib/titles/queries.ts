import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import type { OutsideAward } from './outside-award'
import { outsideAwardFor } from './outside-award-view'
import { holdingPolicy, titlePolicy } from './policy'
import { printableCertificate } from './printable-certificate'
import { lastDayInOffice } from './retirement'
import { type HoldingStanding, holdingStanding } from './terms'

export type TitleView = {
  id: string
  code: string
  name: string
  plan: 'summit' | 'highland'
  rank: number
  termYears: number | null
  isActive: boolean
  version: number
}

/** All titles, the highest of each plan first. */
export async function loadTitles(reader: Reader): Promise<TitleView[]> {
  const rows = await reader.title.findMany({ orderBy: [{ plan: 'asc' }, { rank: 'asc' }] })
  return rows.map(({ id, code, name, plan, rank, termYears, isActive, version }) => ({
    id,
    code,
    name,
    plan,
    rank,
    termYears,
    isActive,
    version,
  }))
}

export type TitleList = { titles: (TitleView & { holdingCount: number })[]; abilities: { manage: boolean } }

export async function readTitles(viewer: Viewer): Promise<TitleList> {
  if (!titlePolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const [titles, counts] = await Promise.all([
    loadTitles(prisma),
    prisma.holding.groupBy({ by: ['titleId'], where: { state: { not: 'annulled' } }, _count: true }),
  ])
  const countOf = new Map(counts.map((row) => [row.titleId, row._count]))
  return {
    titles: titles.map((title) => ({ ...title, holdingCount: countOf.get(title.id) ?? 0 })),
    abilities: { manage: titlePolicy.can(viewer, 'manage') },
  }
}

export type PersonTitle = {
  id: string
  title: string
  plan: 'summit' | 'highland'
  startsOn: DateOnly
  endsOn: DateOnly | null
  standing: HoldingStanding
  isRenewal: boolean
  basis: 'conferral' | 'recognition' | 'history'
  documentNumber: string | null
  endReason: string | null
  certificateToken: string | null
  /** Of a recognised title: the award it rests on; its own certificate where the viewer may read it. */
  outside: (OutsideAward & { proofFileId: string | null }) | null
  /** A certificate that this viewer may print now. */
  certificate: { id: string; printedBefore: number } | null
}

export type PersonTitles = { personId: string; today: DateOnly; lastDayInOffice: DateOnly | null; titles: PersonTitle[] }

/** One person's titles, annulled ones included, the newest first; another unit's person is not found. */
export async function readPersonTitles(viewer: Viewer, personId: string): Promise<PersonTitles> {
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const person = await prisma.person.findUnique({
    where: { id: personId },
    select: {
      id: true,
      unitId: true,
      sex: true,
      birthDate: true,
      staffKind: true,
      retiresOn: true,
      holdings: {
        include: {
          title: { select: { name: true, plan: true } },
          certificate: { select: { id: true, token: true, revokedOn: true, _count: { select: { prints: true } } } },
          recognition: { select: { awardName: true, grantedBy: true, proofFileId: true } },
        },
        orderBy: { startsOn: 'desc' },
      },
    },
  })
  if (!person || !holdingPolicy.can(viewer, 'read', { personId: person.id, unitId: person.unitId })) throw notFound()
  return {
    personId: person.id,
    today,
    lastDayInOffice: lastDayInOffice({
      sex: person.sex,
      birthDate: toDateOnlyOrNull(person.birthDate),
      staffKind: person.staffKind,
      retiresOn: toDateOnlyOrNull(person.retiresOn),
    }),
    titles: person.holdings.map((holding) => {
      const span = { startsOn: toDateOnly(holding.startsOn), endsOn: toDateOnlyOrNull(holding.endsOn), state: holding.state }
      return {
        id: holding.id,
        title: holding.title.name,
        plan: holding.title.plan,
        startsOn: span.startsOn,
        endsOn: span.endsOn,
        standing: holdingStanding(span, today),
        isRenewal: holding.isRenewal,
        basis: holding.basis,
        documentNumber: holding.documentNumber,
        endReason: holding.endReason,
        certificateToken: holding.certificate?.token ?? null,
        outside: outsideAwardFor(viewer, { ...holding, person }),
        certificate: printableCertificate(viewer, { ...holding, person }),
      }
    }),
  }
}
