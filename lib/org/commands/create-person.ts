import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { searchHash } from '@/lib/platform/crypto/keyed-hash'
import { fromDateOnly, fromDateOnlyOrNull } from '@/lib/platform/dates'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/platform/db/client'
import { invalid } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/new-id'
import { namePinyin } from '@/lib/platform/search/name-pinyin'
import { nameTokens, specialityTokens } from '@/lib/platform/search/tokens'
import '../audit-events'
import { checkIdentity, sealIdNumber, sealPhone } from '../identity-columns'
import { checkBusinessDate } from '../membership'
import { personPolicy } from '../policy'
import type { CreatePersonInput } from '../schema'
import { followSpellChanges } from '../spell-changes'
import { requirePlace } from './place'

/** Enters one person with the first spell. */
export async function createPerson(viewer: Viewer, input: CreatePersonInput): Promise<{ personId: string }> {
  const id = newId()
  personPolicy.authorise(viewer, 'create', { id, unitId: input.unitId })
  try {
    return await inTransaction(async (tx) => {
      const today = await businessToday(tx)
      if (input.affiliation === 'internal' && !input.idNumber) throw invalid('身份证号未填。', { idNumber: ['请填写身份证号。'] })
      const identity = checkIdentity(input, today)
      checkBusinessDate(input.joinedOn, today, input.reason ?? '登记入职')
      await requirePlace(tx, input, today)
      if (identity.idNumber) await refuseKnown(tx, viewer, identity.idNumber)

      const envelope = await openEnvelope(tx)
      const { name, education, degree, politicalStatus, post, staffKind, specialities, bio, affiliation, unitId, lineId } = input
      await tx.person.create({
        data: {
          id,
          name,
          namePinyin: namePinyin(name),
          nameTokens: nameTokens(name),
          sex: identity.sex,
          birthDate: fromDateOnlyOrNull(identity.birthDate),
          ...(identity.idNumber ? sealIdNumber(envelope, id, identity.idNumber) : {}),
          ...(identity.phone ? sealPhone(envelope, id, identity.phone) : {}),
          education,
          degree,
          politicalStatus,
          post,
          staffKind,
          specialities,
          specialityTokens: specialityTokens(specialities),
          bio,
          affiliation,
          workStartDate: fromDateOnlyOrNull(input.workStartDate),
          retiresOn: fromDateOnlyOrNull(input.retiresOn),
          unitId,
          lineId,
          spells: {
            create: { unitId, lineId, post, startsOn: fromDateOnly(input.joinedOn), lineSince: fromDateOnlyOrNull(input.lineSince) },
          },
        },
      })
      await followSpellChanges(tx, [id], { reason: input.reason ?? '登记入职', actor: actorOf(viewer) })
      await recordAudit(tx, actorOf(viewer), 'person.created', { kind: 'person', id }, { unitId, lineId })
      return { personId: id }
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid('此人已在库中。', { idNumber: ['此身份证号刚刚已被登记，请刷新后核对。'] })
    throw error
  }
}

/** Says no more than the viewer may know of who holds the number already. */
async function refuseKnown(tx: Tx, viewer: Viewer, idNumber: string): Promise<void> {
  const known = await tx.person.findUnique({
    where: { idNumberHash: searchHash('idNumber', idNumber) },
    select: { id: true, unitId: true, name: true },
  })
  if (!known) return
  const sentence = personPolicy.can(viewer, 'read', known)
    ? `此人（${known.name}）已在库中，请在名册中查找并修改，不要重复登记。`
    : '此人已在其他单位，请在“调入申请”中发起调入。'
  throw invalid('此人已在库中。', { idNumber: [sentence] })
}
