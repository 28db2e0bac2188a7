import { expect, test } from 'vitest'
import { setFirstPassword } from '@/lib/accounts/commands/change-password'
import { createAccount } from '@/lib/accounts/commands/create-account'
import { grantRole, revokeRole } from '@/lib/accounts/commands/grant-role'
import { resetPassword } from '@/lib/accounts/commands/reset-password'
import { disableAccount, enableAccount } from '@/lib/accounts/commands/set-account-status'
import { switchGrant } from '@/lib/accounts/commands/switch-grant'
import { accountFilterSchema, readAccount, readAccounts } from '@/lib/accounts/queries'
import { loadViewer } from '@/lib/platform/access/session'
import { checkPassword, startSession } from '@/lib/platform/access/sign-in'
import { VISITOR } from '@/lib/platform/access/viewer'
import { createAccountRow, createViewer, grantRow, signedIn } from '@/tests/factories/accounts'
import { createUnit } from '@/tests/factories/org'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()

test('a new account has no role, and its first password opens nothing but the change of it', async () => {
  const { prisma } = database.current
  const admin = await createViewer(prisma, 'sysAdmin')
  const made = await createAccount(admin, { login: 'newcomer', name: '许知味' })
  const found = await checkPassword('newcomer', made.firstPassword, 'direct')
  expect(found?.accountId).toBe(made.accountId)
  const viewer = await signedIn(made.accountId)
  expect([viewer.role, viewer.mustChangePassword]).toEqual(['visitor', true])
  await expect(setFirstPassword(viewer, { newPassword: made.firstPassword, repeated: made.firstPassword })).rejects.toMatchObject({
    fields: { newPassword: ['新密码不能与原密码相同。'] },
  })
  const elsewhere = await startSession(made.accountId, 'password')
  await setFirstPassword(viewer, { newPassword: 'Rowing-past 7 bridges', repeated: 'Rowing-past 7 bridges' })
  expect(await checkPassword('newcomer', made.firstPassword, 'direct')).toBe(null)
  expect((await loadViewer(viewer.sessionId ?? '', true)).mustChangePassword).toBe(false)
  expect(await loadViewer(elsewhere, true)).toEqual(VISITOR)
})

test('a login is used once', async () => {
  const { prisma } = database.current
  const admin = await createViewer(prisma, 'sysAdmin')
  await createAccount(admin, { login: 'taken', name: '甲乙' })
  await expect(createAccount(admin, { login: 'taken', name: '丙丁' })).rejects.toMatchObject({
    code: 'invalid',
    fields: { login: [expect.any(String)] },
  })
})

test('the system administrator cannot grant, the security administrator cannot make accounts, neither acts on the own account', async () => {
  const { prisma } = database.current
  const system = await createViewer(prisma, 'sysAdmin')
  const security = await createViewer(prisma, 'securityAdmin')
  const auditor = await createViewer(prisma, 'auditor')
  const account = await createAccountRow(prisma)
  const wanted = { accountId: account.id, role: 'cityOffice' as const }
  for (const viewer of [system, auditor]) await expect(grantRole(viewer, wanted)).rejects.toMatchObject({ code: 'forbidden' })
  for (const viewer of [security, auditor]) {
    await expect(createAccount(viewer, { login: 'nobody', name: '无人' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(disableAccount(viewer, { accountId: account.id, reason: '离岗' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(resetPassword(viewer, { accountId: account.id })).rejects.toMatchObject({ code: 'forbidden' })
  }
  await expect(grantRole(security, { accountId: security.accountId ?? '', role: 'cityOffice' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(disableAccount(system, { accountId: system.accountId ?? '', reason: '试试' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(resetPassword(system, { accountId: system.accountId ?? '' })).rejects.toMatchObject({ code: 'forbidden' })
})

test('a granted or revoked role ends the account’s sessions', async () => {
  const { prisma } = database.current
  const security = await createViewer(prisma, 'securityAdmin')
  const account = await createAccountRow(prisma)
  const unit = await createUnit(prisma)
  const before = await startSession(account.id, 'password')
  const { grantId } = await grantRole(security, { accountId: account.id, role: 'unitHr', unitId: unit.id })
  expect(await loadViewer(before, true)).toEqual(VISITOR)
  const viewer = await signedIn(account.id)
  expect([viewer.role, viewer.unitIds]).toEqual(['unitHr', [unit.id]])
  await revokeRole(security, { grantId })
  expect(await loadViewer(viewer.sessionId ?? '', true)).toEqual(VISITOR)
  expect((await signedIn(account.id)).role).toBe('visitor')
})

test('三员 exclude each other, in words first and by the database in any case', async () => {
  const { prisma } = database.current
  const security = await createViewer(prisma, 'securityAdmin')
  const account = await createAccountRow(prisma)
  await grantRole(security, { accountId: account.id, role: 'sysAdmin' })
  await expect(grantRole(security, { accountId: account.id, role: 'auditor' })).rejects.toMatchObject({
    code: 'administratorConflict',
    message: expect.stringContaining('须由不同的人担任'),
  })
  await expect(grantRow(prisma, account.id, 'auditor')).rejects.toMatchObject({ code: 'P2002' })
})

test('a role without its scope is refused by the database', async () => {
  const { prisma } = database.current
  const account = await createAccountRow(prisma)
  await expect(grantRow(prisma, account.id, 'unitHr')).rejects.toThrow()
  await expect(grantRow(prisma, account.id, 'reviewer')).rejects.toThrow()
})

test('one role is granted once for one scope; twenty at once make one', async () => {
  const { prisma } = database.current
  const security = await createViewer(prisma, 'securityAdmin')
  const account = await createAccountRow(prisma)
  const unit = await createUnit(prisma)
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () => grantRole(security, { accountId: account.id, role: 'unitLeader', unitId: unit.id })),
  )
  expect(answers.filter((answer) => answer.status === 'fulfilled').length).toBe(1)
  expect(await prisma.roleGrant.count({ where: { accountId: account.id, revokedAt: null } })).toBe(1)
})

test('talent is not granted without the person', async () => {
  const { prisma } = database.current
  const security = await createViewer(prisma, 'securityAdmin')
  const account = await createAccountRow(prisma)
  await expect(grantRole(security, { accountId: account.id, role: 'talent' })).rejects.toMatchObject({ code: 'needsPerson' })
})

test('disabling ends sessions at once; enabling brings the roles back', async () => {
  const { prisma } = database.current
  const system = await createViewer(prisma, 'sysAdmin')
  const account = await createAccountRow(prisma)
  await grantRow(prisma, account.id, 'cityLeader')
  const sessionId = await startSession(account.id, 'password')
  await disableAccount(system, { accountId: account.id, reason: '调离' })
  expect(await loadViewer(sessionId, true)).toEqual(VISITOR)
  await enableAccount(system, { accountId: account.id })
  expect((await signedIn(account.id)).role).toBe('cityLeader')
})

test('a reset password replaces the old one and ends sessions', async () => {
  const { prisma } = database.current
  const system = await createViewer(prisma, 'sysAdmin')
  const account = await createAccountRow(prisma, { login: 'forgot', password: 'Harbour-wall 9 gulls' })
  const sessionId = await startSession(account.id, 'password')
  const made = await resetPassword(system, { accountId: account.id })
  expect(await loadViewer(sessionId, true)).toEqual(VISITOR)
  expect(await checkPassword('forgot', 'Harbour-wall 9 gulls', 'direct')).toBe(null)
  expect((await checkPassword('forgot', made.firstPassword, 'direct'))?.accountId).toBe(account.id)
  expect((await signedIn(account.id)).mustChangePassword).toBe(true)
})

test('one switches to own living roles only', async () => {
  const { prisma } = database.current
  const account = await createAccountRow(prisma)
  const unit = await createUnit(prisma)
  await grantRow(prisma, account.id, 'cityLeader')
  const second = await grantRow(prisma, account.id, 'unitHr', { unitId: unit.id })
  const gone = await grantRow(prisma, account.id, 'supervisor')
  await prisma.roleGrant.update({ where: { id: gone.id }, data: { revokedAt: new Date() } })
  const stranger = await createAccountRow(prisma)
  const foreign = await grantRow(prisma, stranger.id, 'cityOffice')
  const viewer = await signedIn(account.id)
  expect(viewer.role).toBe('cityLeader')
  for (const grantId of [gone.id, foreign.id, 'no such grant'])
    await expect(switchGrant(viewer, { grantId })).rejects.toMatchObject({ code: 'notFound' })
  await switchGrant(viewer, { grantId: second.id })
  expect((await loadViewer(viewer.sessionId ?? '', true)).role).toBe('unitHr')
  expect(await prisma.auditEvent.count({ where: { event: 'session.grantSwitched', accountId: account.id } })).toBe(1)
})

test('the system administrator sees accounts without roles and without anything of the person', async () => {
  const { prisma } = database.current
  const system = await createViewer(prisma, 'sysAdmin')
  const office = await createViewer(prisma, 'cityOffice')
  const account = await createAccountRow(prisma, { login: 'seen', name: '云帆' })
  await grantRow(prisma, account.id, 'cityLeader')
  const view = await readAccount(system, account.id)
  expect(Object.keys(view).sort()).toEqual(
    ['abilities', 'createdAt', 'grants', 'id', 'isOwn', 'lastSignedInAt', 'login', 'mustChangePassword', 'name', 'status'].sort(),
  )
  expect(view.grants).toEqual([])
  await expect(readAccounts(office, accountFilterSchema.parse({}))).rejects.toMatchObject({ code: 'forbidden' })
})

test('the list pages by key in both directions', async () => {
  const { prisma } = database.current
  const security = await createViewer(prisma, 'securityAdmin')
  await prisma.account.createMany({
    data: Array.from({ length: 65 }, (_, index) => ({ login: `page-${String(index).padStart(3, '0')}`, name: '翻页' })),
  })
  const first = await readAccounts(security, accountFilterSchema.parse({ q: 'page-' }))
  expect([first.total, first.items.length, first.previousBefore]).toEqual([65, 30, null])
  const second = await readAccounts(security, accountFilterSchema.parse({ q: 'page-', after: first.nextAfter ?? undefined }))
  const third = await readAccounts(security, accountFilterSchema.parse({ q: 'page-', after: second.nextAfter ?? undefined }))
  expect([third.items.length, third.nextAfter]).toEqual([5, null])
  const back = await readAccounts(security, accountFilterSchema.parse({ q: 'page-', before: third.previousBefore ?? undefined }))
  expect(back.items.map((item) => item.login)).toEqual(second.items.map((item) => item.login))
})
