import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import { ROLE_LABELS } from '@/lib/platform/access/roles'
import type { Viewer } from '@/lib/platform/access/viewer'
import { type DateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'
import { notFound, refused } from '@/lib/platform/errors'
import { readFileBytes } from '@/lib/platform/files/store'
import { certificatePolicy, sealPolicy } from './certificate-policy'
import { qrPath } from './certificate-queries'
import type { CertificateFacts } from './certificate-words'
import { loadSeal, type OfficeSeal } from './office-seal'

export type CertificateSheet = CertificateFacts & {
  signatory: string
  /** PNG or JPEG bytes; null where the office stamps by hand. */
  seal: Buffer | null
  address: string
  qr: { size: number; path: string }
  printedOn: DateOnly
  /** 1 for the first print. */
  printNumber: number
}

const HOLDER = { id: true, name: true, unitId: true, spells: { select: { unitId: true, startsOn: true, endsOn: true } } } as const

/**
 * What a recorded print puts on paper, the unit being the one of the day of issue. Only the account that was put on record gets it, and not once the certificate was revoked.
 * @throws AppError notFound, `certificatePrint`
 */
export async function readCertificateSheet(viewer: Viewer, printId: string): Promise<CertificateSheet> {
  const { prisma } = await db()
  const print = await prisma.certificatePrint.findUnique({
    where: { id: printId },
    include: {
      certificate: {
        include: {
          holding: { include: { title: { select: { name: true } }, person: { select: HOLDER } } },
          award: {
            include: {
              person: { select: HOLDER },
              project: { select: { name: true, unitId: true } },
              conferral: { select: { documentNumber: true } },
            },
          },
        },
      },
    },
  })
  const certificate = print?.certificate
  const person = certificate?.holding?.person ?? certificate?.award?.person ?? null
  const subject = person ?? certificate?.award?.project
  if (!print || !certificate || !subject || print.accountId !== viewer.accountId) throw notFound('没有找到这次打印。')
  if (!certificatePolicy.can(viewer, 'print', { personId: person?.id ?? '', unitId: subject.unitId })) throw notFound('没有找到这次打印。')
  const { holding, award } = certificate
  if (certificate.revokedOn !== null || (holding && holding.state !== 'active'))
    throw refused('certificatePrint', '这份证书已撤销，不能再打印。')
  const [tree, seal, earlier] = await Promise.all([
    loadOrgTree(prisma, toDateOnly(certificate.issuedOn)),
    loadSeal(prisma),
    prisma.certificatePrint.count({ where: { certificateId: certificate.id, at: { lt: print.at } } }),
  ])
  const address = `${env().baseUrl}/verify/${certificate.token}`
  const spell = person?.spells.find(
    ({ startsOn, endsOn }) => startsOn <= certificate.issuedOn && (!endsOn || endsOn >= certificate.issuedOn),
  )
  return {
    number: certificate.number,
    holder: subject.name,
    unit: tree.nameOf(spell?.unitId ?? subject.unitId),
    title: holding?.title.name ?? award?.name ?? '',
    subject: person ? 'person' : 'project',
    isRenewal: holding?.isRenewal ?? false,
    documentNumber: holding?.documentNumber ?? award?.conferral.documentNumber ?? null,
    issuedOn: toDateOnly(certificate.issuedOn),
    startsOn: holding ? toDateOnly(holding.startsOn) : null,
    endsOn: toDateOnlyOrNull(holding?.endsOn),
    signatory: seal.signatory,
    seal: seal.fileId ? (await readFileBytes(seal.fileId)).bytes : null,
    address,
    qr: qrPath(address),
    printedOn: toDateOnly(print.printedOn),
    printNumber: earlier + 1,
  }
}

export type SealSettings = OfficeSeal & {
  recentPrints: { id: string; on: DateOnly; number: string; holder: string; by: string; role: string; reason: string | null }[]
}

const SHOWN = 30

/** The office's seal and the latest prints. @throws AppError forbidden */
export async function readSealSettings(viewer: Viewer): Promise<SealSettings> {
  sealPolicy.authorise(viewer, 'manage')
  const { prisma } = await db()
  const [seal, prints] = await Promise.all([
    loadSeal(prisma),
    prisma.certificatePrint.findMany({
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: SHOWN,
      include: {
        certificate: {
          select: {
            number: true,
            holding: { select: { person: { select: { name: true } } } },
            award: { select: { person: { select: { name: true } }, project: { select: { name: true } } } },
          },
        },
      },
    }),
  ])
  const accounts = await prisma.account.findMany({
    where: { id: { in: prints.map((print) => print.accountId) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(accounts.map((account) => [account.id, account.name]))
  return {
    ...seal,
    recentPrints: prints.map(({ id, printedOn, certificate, accountId, role, reason }) => ({
      id,
      on: toDateOnly(printedOn),
      number: certificate.number,
      holder: certificate.holding?.person.name ?? certificate.award?.person?.name ?? certificate.award?.project?.name ?? '',
      by: nameOf.get(accountId) ?? '已注销账号',
      role: ROLE_LABELS[role],
      reason,
    })),
  }
}
