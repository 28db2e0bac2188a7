import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { readCertificateSheet } from '@/lib/titles/print-queries'
import { writeCertificate } from './certificate-document'

/** The certificate of a recorded print, with the name it is saved under. @throws AppError notFound, `certificatePrint` */
export async function certificateOf(viewer: Viewer, printId: string): Promise<{ name: string; bytes: Buffer }> {
  const sheet = await readCertificateSheet(viewer, printId)
  return { name: `${sheet.holder}-${sheet.title}证书.pdf`, bytes: await writeCertificate(sheet) }
}
