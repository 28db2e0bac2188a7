import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { refused } from '@/lib/platform/errors'
import { readFileBytes, requireOwnFile } from '@/lib/platform/files/store'
import '../audit-events'
import { sealPolicy } from '../certificate-policy'
import type { SaveSealInput } from '../certificate-schema'
import { loadSeal, SEAL_KEY } from '../office-seal'
import { sealPictureProblem } from '../seal-picture'

/** Sets who signs certificates and the picture of the seal, for prints from now on. @throws AppError `sealPicture` for one that cannot be printed */
export async function saveSeal(viewer: Viewer, input: SaveSealInput): Promise<{ hasSeal: boolean }> {
  sealPolicy.authorise(viewer, 'manage')
  const picture = input.fileId ? await ownPicture(viewer, input.fileId) : null
  const problem = picture && sealPictureProblem(picture)
  if (problem) throw refused('sealPicture', problem)
  return inTransaction(async (tx) => {
    const before = await loadSeal(tx)
    const fileId = input.removeSeal ? null : (input.fileId ?? before.fileId)
    const value = { signatory: input.signatory, fileId }
    await tx.setting.upsert({ where: { key: SEAL_KEY }, create: { key: SEAL_KEY, value }, update: { value } })
    await recordAudit(
      tx,
      actorOf(viewer),
      'seal.saved',
      { kind: 'setting', id: SEAL_KEY },
      { fields: [...(before.signatory === input.signatory ? [] : ['signatory']), ...(before.fileId === fileId ? [] : ['fileId'])] },
    )
    return { hasSeal: fileId !== null }
  })
}

/** The picture just uploaded by this account. @throws AppError notFound for anybody else's file */
async function ownPicture(viewer: Viewer, fileId: string): Promise<Buffer> {
  await inTransaction((tx) => requireOwnFile(tx, viewer, fileId, 'seal'))
  return (await readFileBytes(fileId)).bytes
}
