import { beforeEach, expect, test } from 'vitest'
import { endOwnSession, signOut } from '@/lib/accounts/commands/end-own-session'
import { endSessionsOf } from '@/lib/platform/access/end-session'
import { loadViewer } from '@/lib/platform/access/session'
import { checkPassword, startSession } from '@/lib/platform/access/sign-in'
import { MAXIMUM_FAILURES } from '@/lib/platform/access/throttle'
import { VISITOR } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { createAccountRow, grantRow, signedIn } from '@/tests/factories/accounts'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const PASSWORD = 'Tide-mill 48 lanterns'
const MINUTE = 60_000

beforeEach(async () => {
  await database.current.prisma.loginThrottle.deleteMany()
})

test('the right password signs in, however the login is typed', async () => {
  const account = await createAccountRow(database.current.prisma, { login: 'zhaotingan', password: PASSWORD })
  const found = await checkPassword('  ZhaoTingAn ', PASSWORD, 'direct')
  expect(found).toEqual({ accountId: account.id, name: account.name })
})

test('a wrong password, an unknown account and a disabled one get the same answer', async () => {
  await createAccountRow(database.current.prisma, { login: 'known', password: PASSWORD })
  await createAccountRow(database.current.prisma, { login: 'closed', password: PASSWORD, status: 'disabled' })
  expect(await checkPassword('known', 'not the password', 'direct')).toBe(null)
  expect(await checkPassword('nobody-by-that-name', PASSWORD, 'direct')).toBe(null)
  expect(await checkPassword('closed', PASSWORD, 'direct')).toBe(null)
})

test('twenty parallel attempts leave five tries; then even the right password is refused', async () => {
  const { prisma } = database.current
  const account = await createAccountRow(prisma, { login: 'guessed', password: PASSWORD })
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => checkPassword('guessed', `guess number ${index}`, 'direct')))
  expect(answers.filter((answer) => answer !== null)).toEqual([])
  expect(await checkPassword('guessed', PASSWORD, 'direct')).toBe(null)
  const refusals = await prisma.auditEvent.findMany({ where: { event: 'session.refused', subjectId: account.id } })
  const reasons = refusals.map((row) => (row.payload as { reason: string }).reason)
  expect(reasons.filter((reason) => reason === 'credentials').length).toBe(MAXIMUM_FAILURES)
  expect(reasons.filter((reason) => reason === 'locked').length).toBe(20 - MAXIMUM_FAILURES + 1)
})

test('a success forgets the failures before it', async () => {
  await createAccountRow(database.current.prisma, { login: 'forgetful', password: PASSWORD })
  for (let round = 0; round < 3; round++) {
    for (let attempt = 0; attempt < MAXIMUM_FAILURES - 1; attempt++) await checkPassword('forgetful', 'wrong', 'direct')
    expect(await checkPassword('forgetful', PASSWORD, 'direct')).not.toBe(null)
  }
})

test('log-out ends a copied cookie too', async () => {
  const account = await createAccountRow(database.current.prisma)
  const sessionId = await startSession(account.id, 'password')
  const copied = sessionId
  await signOut(await loadViewer(sessionId, true))
  expect(await loadViewer(copied, true)).toEqual(VISITOR)
})

test('a session idle for half an hour is over; polling keeps none alive', async () => {
  const { prisma } = database.current
  const account = await createAccountRow(prisma)
  const sessionId = await startSession(account.id, 'password')
  await prisma.session.update({ where: { id: sessionId }, data: { lastActiveAt: new Date(Date.now() - 29 * MINUTE) } })
  expect((await loadViewer(sessionId, false)).accountId).toBe(account.id)
  const afterPolling = await prisma.session.findUniqueOrThrow({ where: { id: sessionId } })
  expect(afterPolling.lastActiveAt.getTime()).toBeLessThan(Date.now() - 28 * MINUTE)
  await prisma.session.update({ where: { id: sessionId }, data: { lastActiveAt: new Date(Date.now() - 31 * MINUTE) } })
  expect(await loadViewer(sessionId, true)).toEqual(VISITOR)
  expect((await prisma.session.findUniqueOrThrow({ where: { id: sessionId } })).revokedAt).not.toBe(null)
})

test('a session ends for good at its absolute limit, active or not', async () => {
  const { prisma } = database.current
  const account = await createAccountRow(prisma)
  const sessionId = await startSession(account.id, 'password')
  await prisma.session.update({ where: { id: sessionId }, data: { expiresAt: new Date(Date.now() - 1) } })
  expect(await loadViewer(sessionId, true)).toEqual(VISITOR)
})

test('a revoked or disabled account is a visitor at the next request', async () => {
  const { prisma } = database.current
  const account = await createAccountRow(prisma)
  const revoked = await startSession(account.id, 'password')
  await inTransaction((tx) => endSessionsOf(tx, account.id))
  expect(await loadViewer(revoked, true)).toEqual(VISITOR)
  const living = await startSession(account.id, 'password')
  await prisma.account.update({ where: { id: account.id }, data: { status: 'disabled' } })
  expect(await loadViewer(living, true)).toEqual(VISITOR)
})

test('one ends the own sessions and nobody else’s', async () => {
  const { prisma } = database.current
  const mine = await createAccountRow(prisma)
  const other = await createAccountRow(prisma)
  await grantRow(prisma, mine.id, 'cityOffice')
  const viewer = await signedIn(mine.id)
  const elsewhere = await startSession(mine.id, 'password')
  const foreign = await startSession(other.id, 'password')
  await endOwnSession(viewer, { sessionId: elsewhere })
  expect(await loadViewer(elsewhere, true)).toEqual(VISITOR)
  await expect(endOwnSession(viewer, { sessionId: foreign })).rejects.toMatchObject({ code: 'notFound' })
  expect((await loadViewer(foreign, true)).accountId).toBe(other.id)
})
