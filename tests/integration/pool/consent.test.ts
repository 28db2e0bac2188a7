import { beforeAll, expect, test } from 'vitest'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { giveConsent } from '@/lib/pool/commands/give-consent'
import { withdrawConsent } from '@/lib/pool/commands/withdraw-consent'
import { readConsents } from '@/lib/pool/consent-queries'
import { CURRENT_CONSENT_VERSION } from '@/lib/pool/consent-text'
import { grantHoldings } from '@/lib/titles/commands/grant-holdings'
import { createPerson } from '@/tests/factories/org'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const viewerAs = (role: Viewer['role'], more: Partial<Viewer> = {}): Viewer => ({ ...VISITOR, accountId: 'account', role, ...more })

beforeAll(async () => {
  await createProgramme(database.current.prisma)
})

async function holder() {
  const person = await createPerson(database.current.prisma)
  await inTransaction((tx) =>
    grantHoldings(tx, { accountId: null, role: null }, [
      { personId: person.id, titleCode: 'ace', startsOn: '2024-01-01', basis: 'history', documentNumber: null, isRenewal: false },
    ]),
  )
  return person
}

const isPublic = async (personId: string) => (await database.current.prisma.poolEntry.findUniqueOrThrow({ where: { personId } })).isPublic

test('a person agrees, is public at once, and takes it back', async () => {
  const person = await holder()
  const self = viewerAs('talent', { personId: person.id })
  expect(await isPublic(person.id)).toBe(false)
  const give = () => giveConsent(self, { personId: person.id, channel: 'self', textVersion: CURRENT_CONSENT_VERSION })
  const first = await give()
  expect([await give(), await isPublic(person.id)]).toEqual([first, true])
  await withdrawConsent(self, { personId: person.id })
  expect(await isPublic(person.id)).toBe(false)
  await expect(withdrawConsent(self, { personId: person.id })).rejects.toMatchObject({ code: 'noConsent' })
  const consents = await readConsents(self, person.id)
  expect([consents.history.length, consents.history[0]?.withdrawnAt === null, consents.abilities]).toEqual([
    1,
    false,
    { give: true, recordForm: false, withdraw: false },
  ])
  const events = await database.current.prisma.auditEvent.findMany({
    where: { subjectId: person.id, event: { startsWith: 'consent.' } },
    orderBy: { at: 'asc' },
  })
  expect(events.map((event) => event.event)).toEqual(['consent.given', 'consent.withdrawn'])
})

test('nobody agrees for another: the unit records a signed form, others find nobody', async () => {
  const person = await holder()
  const hr = viewerAs('unitHr', { unitIds: [person.unitId] })
  const input = { personId: person.id, textVersion: CURRENT_CONSENT_VERSION }
  await expect(giveConsent(hr, { ...input, channel: 'self' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(giveConsent(viewerAs('talent', { personId: 'other' }), { ...input, channel: 'self' })).rejects.toMatchObject({
    code: 'notFound',
  })
  await expect(giveConsent(viewerAs('unitHr', { unitIds: ['elsewhere'] }), { ...input, channel: 'signedForm' })).rejects.toMatchObject({
    code: 'notFound',
  })
  await expect(giveConsent(hr, { ...input, channel: 'signedForm', textVersion: 0 })).rejects.toMatchObject({ code: 'consentTextChanged' })
  await giveConsent(hr, { ...input, channel: 'signedForm' })
  expect(await isPublic(person.id)).toBe(true)
})
