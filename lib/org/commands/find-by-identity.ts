import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { searchHash } from '@/lib/platform/crypto/keyed-hash'
import { db } from '@/lib/platform/db/client'
import { invalid } from '@/lib/platform/errors'
import { parseIdNumber } from '../identity/id-number'
import { personPolicy } from '../policy'

/**
 * Exact search by identity number among the people whose identity data the viewer may handle. A post, not an address: the number stands
 * in no link and no log.
 */
export async function findByIdentity(viewer: Viewer, input: { idNumber: string }): Promise<{ personId: string }> {
  const { prisma } = await db()
  const parsed = parseIdNumber(input.idNumber, await businessToday(prisma))
  if (!parsed.ok) throw invalid('身份证号有误。', { idNumber: [parsed.reason] })
  const person = await prisma.person.findFirst({
    where: { AND: [personPolicy.where(viewer, 'readIdentity'), { idNumberHash: searchHash('idNumber', parsed.value) }] },
    select: { id: true },
  })
  if (!person) throw invalid('没有找到。', { idNumber: ['您的管理范围内没有这个身份证号的人员。'] })
  return { personId: person.id }
}
