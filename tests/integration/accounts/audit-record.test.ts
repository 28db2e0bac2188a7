import { expect, test } from 'vitest'
import { readAudit, readAuditSheet } from '@/lib/accounts/audit-queries'
import { disableAccount } from '@/lib/accounts/commands/set-account-status'
import { verifyRecord } from '@/lib/accounts/commands/verify-record'
import { ROLES } from '@/lib/platform/access/roles'
import { VISITOR } from '@/lib/platform/access/viewer'
import { createAccountRow, createViewer, type GrantOptions } from '@/tests/factories/accounts'
import { createPerson, createUnit } from '@/tests/factories/org'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()

async function roundId(): Promise<string> {
  const round = await database.current.prisma.round.create({
    data: { kind: 'pacesetter', subjectKind: 'person', name: '业务标兵评选', year: 2025 },
  })
  return round.id
}

test('the auditor alone reads, verifies and exports the record', async () => {
  const { prisma } = database.current
  const scopes: Partial<Record<string, GrantOptions & { personId?: string }>> = {
    unitHr: { unitId: (await createUnit(prisma)).id },
    unitLeader: { unitId: (await createUnit(prisma)).id },
    talent: { personId: (await createPerson(prisma)).id },
    reviewer: { roundId: await roundId() },
    panelist: { roundId: await roundId() },
  }
  const others = await Promise.all(ROLES.filter((role) => role !== 'auditor').map((role) => createViewer(prisma, role, scopes[role])))
  for (const viewer of [VISITOR, ...others]) {
    await expect(readAudit(viewer, {}, {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(readAuditSheet(viewer, {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(verifyRecord(viewer)).rejects.toMatchObject({ code: 'forbidden' })
  }
  const auditor = await createViewer(prisma, 'auditor')
  expect((await readAudit(auditor, {}, {})).items.length).toBeGreaterThan(0)
})

test('rows are found by event, account, subject and day, and say what happened in words', async () => {
  const { prisma } = database.current
  const system = await createViewer(prisma, 'sysAdmin', { login: 'sys-wanted', name: '高正仪' })
  const account = await createAccountRow(prisma, { login: 'left-office', name: '段云帆' })
  await disableAccount(system, { accountId: account.id, reason: '调离本市' })
  const auditor = await createViewer(prisma, 'auditor')
  const page = await readAudit(auditor, { event: 'account.disabled', account: '高正仪', subject: `account:${account.id}` }, {})
  expect(
    page.items.map(({ accountName, roleName, eventName, subjectName, details, result }) => ({
      accountName,
      roleName,
      eventName,
      subjectName,
      details,
      result,
    })),
  ).toEqual([
    {
      accountName: '高正仪（sys-wanted）',
      roleName: '系统管理员',
      eventName: '停用账号',
      subjectName: '账号 段云帆（left-office）',
      details: '原因：调离本市',
      result: 'done',
    },
  ])
  expect((await readAudit(auditor, { event: 'account.disabled', to: '2020-01-01' }, {})).items).toEqual([])
})

test('the verification finds a whole chain whole, and puts itself on record', async () => {
  const { prisma } = database.current
  const auditor = await createViewer(prisma, 'auditor')
  const report = await verifyRecord(auditor)
  expect(report.faults).toEqual([])
  expect(report.linked).toBeGreaterThan(0)
  expect(await prisma.auditEvent.count({ where: { event: 'audit.verified' } })).toBe(1)
})

test('pages by key hold every row once, forward and back', async () => {
  const { prisma } = database.current
  const auditor = await createViewer(prisma, 'auditor')
  const at = new Date()
  await prisma.auditEvent.createMany({
    data: Array.from({ length: 120 }, () => ({ at, businessAt: at, event: 'test.many', subjectKind: 'job', payload: {}, digest: 'none' })),
  })
  const filter = { event: 'test.many' }
  const first = await readAudit(auditor, filter, {})
  const second = await readAudit(auditor, filter, { after: first.nextKey ?? undefined })
  const third = await readAudit(auditor, filter, { after: second.nextKey ?? undefined })
  expect(new Set([first, second, third].flatMap((page) => page.items.map((item) => item.id))).size).toBe(120)
  expect([third.nextKey, first.previousKey]).toEqual([null, null])
  const back = await readAudit(auditor, filter, { before: third.previousKey ?? undefined })
  expect(back.items.map((item) => item.id)).toEqual(second.items.map((item) => item.id))
})
