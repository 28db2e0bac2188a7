import { beforeEach, expect, test } from 'vitest'
import { activateAccount } from '@/lib/accounts/commands/activate-account'
import { issueActivationCode } from '@/lib/accounts/commands/issue-activation-code'
import { checkPassword } from '@/lib/platform/access/sign-in'
import { VISITOR } from '@/lib/platform/access/viewer'
import { createViewer, signedIn } from '@/tests/factories/accounts'
import { createPerson, createUnit } from '@/tests/factories/org'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const PASSWORD = 'Granite-steps 31 kites'

beforeEach(async () => {
  await database.current.prisma.loginThrottle.deleteMany()
})

async function unitWithPerson(name?: string) {
  const { prisma } = database.current
  const unit = await createUnit(prisma, { name: '云溪区教育局', shortName: '云溪教育' })
  const hr = await createViewer(prisma, 'unitHr', { unitId: unit.id })
  return { hr, person: await createPerson(prisma, { unitId: unit.id, name }) }
}

const wish = (code: string, login: string, newPassword = PASSWORD) => ({ code, login, newPassword, repeated: newPassword })

test('a talent makes the own account by the code, typed in any manner', async () => {
  const { hr, person } = await unitWithPerson()
  const { code, personName } = await issueActivationCode(hr, { personId: person.id })
  expect(personName).toBe(person.name)
  await activateAccount(VISITOR, wish(` ${code.toLowerCase().replaceAll('-', ' ')} `, 'talent-one'), 'direct')
  const found = await checkPassword('talent-one', PASSWORD, 'direct')
  const viewer = await signedIn(found?.accountId ?? '')
  expect([viewer.role, viewer.personId, viewer.mustChangePassword]).toEqual(['talent', person.id, false])
})

test('a code works once; twenty at once make one account', async () => {
  const { hr, person } = await unitWithPerson()
  const { code } = await issueActivationCode(hr, { personId: person.id })
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => activateAccount(VISITOR, wish(code, `racer-${index}`), 'direct')),
  )
  expect(answers.filter((answer) => answer.status === 'fulfilled').length).toBe(1)
  expect(await database.current.prisma.account.count({ where: { personId: person.id } })).toBe(1)
})

test('an outdated, a replaced and an unknown code get one answer', async () => {
  const { prisma } = database.current
  const { hr, person } = await unitWithPerson()
  const replaced = await issueActivationCode(hr, { personId: person.id })
  const outdated = await issueActivationCode(hr, { personId: person.id })
  await prisma.activationCode.updateMany({ where: { personId: person.id }, data: { expiresAt: new Date(Date.now() - 1) } })
  const messages = new Set<string>()
  for (const code of [replaced.code, outdated.code, 'ABCD-EFGH-JKMN'])
    await activateAccount(VISITOR, wish(code, 'late-comer'), 'direct').catch((error: Error) => messages.add(error.message))
  expect(messages.size).toBe(1)
})

test('guessing is stopped, for the login wished and for the address', async () => {
  const { hr, person } = await unitWithPerson()
  const { code } = await issueActivationCode(hr, { personId: person.id })
  for (let attempt = 0; attempt < 5; attempt++)
    await expect(activateAccount(VISITOR, wish(`GUES-SING-000${attempt}`, 'guesser'), 'direct')).rejects.toMatchObject({ code: 'invalid' })
  await expect(activateAccount(VISITOR, wish(code, 'guesser'), 'direct')).rejects.toMatchObject({ code: 'locked' })
  await activateAccount(VISITOR, wish(code, 'somebody-else'), 'direct')
})

test('only HR of the person’s unit hands out codes; another unit’s person is not found', async () => {
  const { prisma } = database.current
  const { person } = await unitWithPerson()
  const stranger = await createViewer(prisma, 'unitHr', { unitId: (await createUnit(prisma)).id })
  await expect(issueActivationCode(stranger, { personId: person.id })).rejects.toMatchObject({ code: 'notFound' })
  for (const role of ['sysAdmin', 'securityAdmin', 'auditor', 'cityLeader', 'supervisor'] as const)
    await expect(issueActivationCode(await createViewer(prisma, role), { personId: person.id })).rejects.toMatchObject({
      code: 'forbidden',
    })
})

test('no code for who has an account or has left', async () => {
  const { prisma } = database.current
  const { hr, person } = await unitWithPerson()
  const { code } = await issueActivationCode(hr, { personId: person.id })
  await activateAccount(VISITOR, wish(code, 'already-in'), 'direct')
  await expect(issueActivationCode(hr, { personId: person.id })).rejects.toMatchObject({ code: 'alreadyActivated' })
  const gone = await createPerson(prisma, { unitId: person.unitId, status: 'left', endsOn: '2025-01-31' })
  await expect(issueActivationCode(hr, { personId: gone.id })).rejects.toMatchObject({ code: 'personNotActive' })
})

test('the password may not hold the name, the login or the unit; the login must be free; the code then still works', async () => {
  const { prisma } = database.current
  await createViewer(prisma, 'cityOffice', { login: 'occupied' })
  const { hr, person } = await unitWithPerson('石行之')
  const { code } = await issueActivationCode(hr, { personId: person.id })
  for (const bad of ['石行之-Long 2025 word', '云溪教育-Long 2025 word', 'my-login-Long 2025 word', 'short1A'])
    await expect(activateAccount(VISITOR, wish(code, 'my-login', bad), 'direct')).rejects.toMatchObject({
      fields: { newPassword: [expect.any(String)] },
    })
  await expect(activateAccount(VISITOR, wish(code, 'occupied'), 'direct')).rejects.toMatchObject({
    fields: { login: [expect.any(String)] },
  })
  await prisma.loginThrottle.deleteMany()
  await activateAccount(VISITOR, wish(code, 'my-login'), 'direct')
})

test('the code itself stands nowhere in the database', async () => {
  const { prisma } = database.current
  const { hr, person } = await unitWithPerson()
  const { code } = await issueActivationCode(hr, { personId: person.id })
  const rows = JSON.stringify([await prisma.activationCode.findMany(), await prisma.auditEvent.findMany()])
  expect(rows.includes(code) || rows.includes(code.replaceAll('-', ''))).toBe(false)
})
