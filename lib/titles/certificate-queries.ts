import 'server-only'
import QRCode from 'qrcode'
import { loadOrgTree } from '@/lib/org/queries'
import { businessToday } from '@/lib/platform/clock'
import { type DateOnly, toDateOnly, toDateOnlyOrNull } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/errors'

/** What verifying a certificate tells: what it grants to whom and whether it holds today. */
export type CertificateView = {
  number: string
  holder: string
  unit: string
  title: string
  documentNumber: string | null
  issuedOn: DateOnly
  startsOn: DateOnly | null
  endsOn: DateOnly | null
  standing: 'valid' | 'upcoming' | 'expired' | 'revoked'
  asOf: DateOnly
  /** Address that the QR code carries. */
  address: string
  /** The QR code as SVG paths: `d` on a square of `size` modules. */
  qr: { size: number; path: string }
}

const FIELDS = {
  holding: { include: { person: { select: { name: true, unitId: true } }, title: { select: { name: true } } } },
  award: {
    include: {
      project: { select: { name: true, unitId: true } },
      person: { select: { name: true, unitId: true } },
      conferral: { select: { documentNumber: true } },
    },
  },
} as const

/** One path of unit squares; drawn by the page, so no markup is injected. */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const squares: string[] = []
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) if (modules.get(row, column)) squares.push(`M${column} ${row}h1v1h-1z`)
  return { size: modules.size, path: squares.join('') }
}

type Where = { token: string } | { number: string }

async function readCertificate(where: Where, holderName?: string): Promise<CertificateView> {
  const { prisma } = await db()
  const row = await prisma.certificate.findFirst({ where, include: FIELDS })
  const subject = row?.holding?.person ?? row?.award?.person ?? row?.award?.project
  if (!row || !subject || (holderName !== undefined && subject.name !== holderName))
    throw notFound('没有查到这份证书。请核对证书编号与姓名，或扫描证书上的二维码。')
  const today = await businessToday(prisma)
  const tree = await loadOrgTree(prisma, today)
  const startsOn = row.holding ? toDateOnly(row.holding.startsOn) : null
  const endsOn = toDateOnlyOrNull(row.holding?.endsOn)
  const isRevoked = row.revokedOn !== null || (row.holding !== null && row.holding.state !== 'active')
  const address = `${env().baseUrl}/verify/${row.token}`
  return {
    number: row.number,
    holder: subject.name,
    unit: tree.nameOf(subject.unitId),
    title: row.holding?.title.name ?? row.award?.name ?? '',
    documentNumber: row.holding?.documentNumber ?? row.award?.conferral.documentNumber ?? null,
    issuedOn: toDateOnly(row.issuedOn),
    startsOn,
    endsOn,
    standing: isRevoked ? 'revoked' : startsOn && startsOn > today ? 'upcoming' : endsOn && endsOn < today ? 'expired' : 'valid',
    asOf: today,
    address,
    qr: qrPath(address),
  }
}

/** By the random token of the QR code. @throws AppError notFound */
export function verifyByToken(token: string): Promise<CertificateView> {
  return readCertificate({ token })
}

/** By number and the holder's name together: a number alone tells nothing. @throws AppError notFound */
export function verifyByNumber(number: string, holder: string): Promise<CertificateView> {
  return readCertificate({ number: number.normalize('NFKC').trim() }, holder.normalize('NFKC').trim())
}
