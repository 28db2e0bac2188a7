import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { type DateOnly, toDateOnly, toDateOnlyOrNull, wholeYearsBetween } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { openIdNumber, openPhone } from './identity-columns'
import { maskIdNumber, maskPhone } from './masks'
import { type UnitOption, unitOptions } from './people-queries'
import { heldOn } from './people-where'
import { personPolicy } from './policy'
import { type LineView, loadLines, loadOrgTree } from './queries'

export type SpellView = {
  id: string
  startsOn: DateOnly
  endsOn: DateOnly | null
  unitName: string
  lineName: string
  post: string | null
  endReason: 'transferred' | 'left' | 'retired' | 'deceased' | 'reorganised' | null
}

export type HoldingLine = {
  id: string
  title: string
  plan: 'summit' | 'highland'
  startsOn: DateOnly
  endsOn: DateOnly | null
  isHeld: boolean
  isRevoked: boolean
  endReason: string | null
  documentNumber: string | null
  /** Opens the certificate's page; null where none was issued or it was revoked. */
  certificateToken: string | null
  basis: 'conferral' | 'recognition' | 'history'
  /** The outside award that a recognised title rests on. */
  outside: { awardName: string; grantedBy: string } | null
}

export type PersonView = {
  id: string
  version: number
  name: string
  sex: 'male' | 'female' | null
  birthDate: DateOnly | null
  age: number | null
  education: string | null
  degree: string | null
  politicalStatus: string | null
  post: string | null
  workStartDate: DateOnly | null
  staffKind: 'cadre' | 'worker'
  affiliation: 'internal' | 'external'
  specialities: string[]
  bio: string | null
  status: 'active' | 'left' | 'retired' | 'deceased'
  statusOn: DateOnly | null
  retiresOn: DateOnly | null
  unitId: string
  unitName: string
  unitPath: string[]
  lineId: string
  lineName: string
  lineSince: DateOnly | null
  spellStartsOn: DateOnly | null
  /** Masked; null where nothing is on file. Undefined where the viewer may not see it. */
  identity?: { idNumber: string | null; phone: string | null }
  spells: SpellView[]
  appraisals: { year: number; grade: 'excellent' | 'competent' | 'basic' | 'incompetent' }[]
  sanctions: { id: string; kind: string; reason: string; startsOn: DateOnly; endsOn: DateOnly | null; isInForce: boolean }[]
  holdings: HoldingLine[]
  hasAccount: boolean
  today: DateOnly
  abilities: { edit: boolean; move: boolean; end: boolean; comeBack: boolean; reveal: boolean; issueCode: boolean }
}

/** One person with the career; another unit's is not found. */
export async function readPerson(viewer: Viewer, personId: string): Promise<PersonView> {
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const [person, tree] = await Promise.all([
    prisma.person.findUnique({
      where: { id: personId },
      include: {
        line: { select: { name: true } },
        spells: { include: { line: { select: { name: true } } }, orderBy: { startsOn: 'desc' } },
        appraisals: { orderBy: { year: 'desc' } },
        sanctions: { orderBy: { startsOn: 'desc' } },
        holdings: {
          where: { state: { not: 'annulled' } },
          include: {
            title: { select: { name: true, plan: true } },
            certificate: { select: { token: true, revokedOn: true } },
            recognition: { select: { awardName: true, grantedBy: true } },
          },
          orderBy: { startsOn: 'desc' },
        },
        account: { select: { id: true } },
      },
    }),
    loadOrgTree(prisma, today),
  ])
  if (!person || !personPolicy.can(viewer, 'read', person)) throw notFound()
  const can = (verb: 'edit' | 'move' | 'reveal' | 'issueCode' | 'readIdentity') => personPolicy.can(viewer, verb, person)
  const held = new Set((await prisma.holding.findMany({ where: { personId, ...heldOn(today) }, select: { id: true } })).map(({ id }) => id))
  const birthDate = toDateOnlyOrNull(person.birthDate)
  const open = person.spells.find(({ endsOn }) => endsOn === null)
  return {
    id: person.id,
    version: person.version,
    name: person.name,
    sex: person.sex,
    birthDate,
    age: birthDate && person.status !== 'deceased' ? wholeYearsBetween(birthDate, today) : null,
    education: person.education,
    degree: person.degree,
    politicalStatus: person.politicalStatus,
    post: person.post,
    workStartDate: toDateOnlyOrNull(person.workStartDate),
    staffKind: person.staffKind,
    affiliation: person.affiliation,
    specialities: person.specialities,
    bio: person.bio,
    status: person.status,
    statusOn: toDateOnlyOrNull(person.statusOn),
    retiresOn: toDateOnlyOrNull(person.retiresOn),
    unitId: person.unitId,
    unitName: tree.nameOf(person.unitId),
    unitPath: tree.pathOf(person.unitId),
    lineId: person.lineId,
    lineName: person.line.name,
    lineSince: toDateOnlyOrNull(open?.lineSince ?? open?.startsOn),
    spellStartsOn: toDateOnlyOrNull(open?.startsOn),
    ...(can('readIdentity') ? { identity: await maskedIdentity(person) } : {}),
    spells: person.spells.map((spell) => ({
      id: spell.id,
      startsOn: toDateOnly(spell.startsOn),
      endsOn: toDateOnlyOrNull(spell.endsOn),
      unitName: tree.nameOf(spell.unitId),
      lineName: spell.line.name,
      post: spell.post,
      endReason: spell.endReason,
    })),
    appraisals: person.appraisals.map(({ year, grade }) => ({ year, grade })),
    sanctions: person.sanctions.map((sanction) => {
      const startsOn = toDateOnly(sanction.startsOn)
      const endsOn = toDateOnlyOrNull(sanction.endsOn)
      return {
        id: sanction.id,
        kind: sanction.kind,
        reason: sanction.reason,
        startsOn,
        endsOn,
        isInForce: startsOn <= today && (!endsOn || endsOn >= today),
      }
    }),
    holdings: person.holdings.map((holding) => ({
      id: holding.id,
      title: holding.title.name,
      plan: holding.title.plan,
      startsOn: toDateOnly(holding.startsOn),
      endsOn: toDateOnlyOrNull(holding.endsOn),
      isHeld: held.has(holding.id),
      isRevoked: holding.state === 'revoked',
      endReason: holding.endReason,
      documentNumber: holding.documentNumber,
      certificateToken: holding.certificate?.revokedOn === null ? holding.certificate.token : null,
      basis: holding.basis,
      outside: holding.recognition && { awardName: holding.recognition.awardName, grantedBy: holding.recognition.grantedBy },
    })),
    hasAccount: person.account !== null,
    today,
    abilities: {
      edit: can('edit'),
      move: can('move') && person.status === 'active',
      end: can('move') && person.status !== 'deceased',
      comeBack: can('move') && (person.status === 'left' || person.status === 'retired'),
      reveal: can('reveal') && (person.idNumberCipher !== null || person.phoneCipher !== null),
      issueCode: can('issueCode') && person.status === 'active' && person.account === null,
    },
  }
}

async function maskedIdentity(person: { id: string; idNumberCipher: string | null; phoneCipher: string | null }) {
  if (person.idNumberCipher === null && person.phoneCipher === null) return { idNumber: null, phone: null }
  const { prisma } = await db()
  const envelope = await openEnvelope(prisma)
  const idNumber = openIdNumber(envelope, person)
  const phone = openPhone(envelope, person)
  return { idNumber: idNumber && maskIdNumber(idNumber), phone: phone && maskPhone(phone) }
}

export type PersonFormChoices = { today: DateOnly; units: UnitOption[]; lines: LineView[] }

/** What the forms choose from: own units of today, active lines. */
export async function readPersonFormChoices(viewer: Viewer): Promise<PersonFormChoices> {
  personPolicy.authorise(viewer, 'create')
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const [tree, lines] = await Promise.all([loadOrgTree(prisma, today), loadLines(prisma)])
  return { today, units: unitOptions(viewer, tree), lines: lines.filter(({ isActive }) => isActive) }
}
