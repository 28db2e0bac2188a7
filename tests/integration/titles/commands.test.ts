import { beforeAll, describe, expect, test } from 'vitest'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { toDateOnly } from '@/lib/platform/dates'
import { inTransaction } from '@/lib/platform/db/client'
import { endHolding } from '@/lib/titles/commands/end-holding'
import { grantHoldings } from '@/lib/titles/commands/grant-holdings'
import { checkLedger } from '@/lib/titles/commands/rebuild-ledger'
import { recordHolding } from '@/lib/titles/commands/record-holding'
import { saveTitle } from '@/lib/titles/commands/save-title'
import { readHoldings } from '@/lib/titles/holding-queries'
import { readPersonTitles } from '@/lib/titles/queries'
import { createLine, createPerson, createUnit } from '@/tests/factories/org'
import { createProgramme } from '@/tests/factories/titles'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()

const viewerAs = (role: Viewer['role'], unitIds: string[] = [], more: Partial<Viewer> = {}): Viewer => ({
  ...VISITOR,
  accountId: `account-${role}`,
  role,
  unitIds,
  ...more,
})
const OFFICE = viewerAs('cityOffice')

async function holder(options: { titleCode?: string; startsOn?: string; unitId?: string; name?: string; namePinyin?: string } = {}) {
  const { prisma } = database.current
  const unitId = options.unitId ?? (await createUnit(prisma)).id
  const person = await createPerson(prisma, { unitId, name: options.name, namePinyin: options.namePinyin, birthDate: null })
  const [holdingId = ''] = await inTransaction((tx) =>
    grantHoldings(tx, { accountId: null, role: null }, [
      {
        personId: person.id,
        titleCode: options.titleCode ?? 'ace',
        startsOn: options.startsOn ?? '2024-01-01',
        basis: 'history',
        documentNumber: null,
        isRenewal: false,
      },
    ]),
  )
  return { person, holdingId, unitId }
}

async function ledgerOf(personId: string, classCode = 'business') {
  const rows = await database.current.prisma.ledgerEntry.findMany({
    where: { personId, classCode, kind: 'retained' },
    orderBy: { day: 'asc' },
  })
  return rows.map((row) => `${toDateOnly(row.day)} ${row.delta} ${row.reason}`)
}

beforeAll(async () => {
  await createProgramme(database.current.prisma)
})

describe('ending a holding', () => {
  test('revokes from the day after the last day, with the certificate, a notice and the record', async () => {
    const { prisma } = database.current
    const { person, holdingId } = await holder()
    await prisma.certificate.create({
      data: { number: `N${holdingId}`, token: `T${holdingId}`, holdingId, issuedOn: new Date('2024-01-01') },
    })
    const account = await prisma.account.create({ data: { login: `l${person.id}`, name: person.name, personId: person.id } })
    await endHolding(OFFICE, { holdingId, version: 1, how: 'revoked', kind: 'sanction', on: '2025-03-31', reason: '受到处分' })
    expect(await ledgerOf(person.id)).toEqual(['2024-01-01 1 granted', '2025-04-01 -1 revoked'])
    const holding = await prisma.holding.findUniqueOrThrow({ where: { id: holdingId }, include: { certificate: true } })
    expect([holding.state, toDateOnly(holding.endsOn ?? new Date(0)), toDateOnly(holding.termEndsOn ?? new Date(0))]).toEqual([
      'revoked',
      '2025-03-31',
      '2026-12-31',
    ])
    expect(holding.certificate?.revokedOn).not.toBeNull()
    expect(await prisma.notice.count({ where: { accountId: account.id } })).toBe(1)
    expect(await prisma.auditEvent.count({ where: { event: 'holding.ended', subjectId: holdingId } })).toBe(1)
    expect(await prisma.ledgerCorrection.count({ where: { personId: person.id, accountId: OFFICE.accountId } })).toBe(1)
  })

  test('annulment takes every count back', async () => {
    const { prisma } = database.current
    const { person, holdingId } = await holder()
    await endHolding(OFFICE, { holdingId, version: 1, how: 'annulled', kind: 'other', on: null, reason: '授予有误' })
    expect(await prisma.ledgerEntry.count({ where: { personId: person.id } })).toBe(0)
    expect(await prisma.poolEntry.count({ where: { personId: person.id } })).toBe(0)
  })

  test('is refused outside the term, to a stale page, twice, and to others than the office', async () => {
    const { holdingId, unitId } = await holder()
    const end = (viewer: Viewer, more = {}) =>
      endHolding(viewer, { holdingId, version: 1, how: 'ended', kind: 'left', on: '2025-03-31', reason: '调离本市', ...more })
    await expect(end(OFFICE, { on: '2023-01-01' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(end(OFFICE, { on: '2030-01-01' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(end(OFFICE, { version: 9 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(end(viewerAs('unitHr', [unitId]))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(end(viewerAs('unitHr', ['elsewhere']))).rejects.toMatchObject({ code: 'notFound' })
    await end(OFFICE, { how: 'revoked' })
    await expect(end(OFFICE, { version: 2 })).rejects.toMatchObject({ code: 'holdingEnded' })
  })
})

describe('recording a title from elsewhere', () => {
  test('counts at once, the office alone', async () => {
    const { prisma } = database.current
    const person = await createPerson(prisma, { birthDate: null })
    const input = {
      personId: person.id,
      titleCode: 'nationalLeader',
      startsOn: '2025-01-01',
      basis: 'recognition' as const,
      documentNumber: '人社部函〔2025〕3号',
      isRenewal: false,
    }
    await expect(recordHolding(viewerAs('unitHr', [person.unitId]), input)).rejects.toMatchObject({ code: 'forbidden' })
    await recordHolding(OFFICE, input)
    expect(await ledgerOf(person.id, 'national')).toEqual(['2025-01-01 1 granted'])
  })
})

describe('titles', () => {
  const input = { id: null, version: null, name: '市级工匠', plan: 'highland' as const, rank: 3, termYears: 3, isActive: true }

  test('are added, refused when name or rank is taken, and changed by version', async () => {
    const { id } = await saveTitle(OFFICE, input)
    await expect(saveTitle(OFFICE, { ...input, rank: 4 })).rejects.toMatchObject({ code: 'invalid' })
    await expect(saveTitle(OFFICE, { ...input, name: '另一称号' })).rejects.toMatchObject({ code: 'invalid' })
    await saveTitle(OFFICE, { ...input, id, version: 1, name: '澜州工匠' })
    await expect(saveTitle(OFFICE, { ...input, id, version: 1, name: '旧页工匠' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(saveTitle(viewerAs('cityLeader'), { ...input, name: '无权称号', rank: 9 })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('a changed rank recounts the holders', async () => {
    const { prisma } = database.current
    const { person } = await holder({ titleCode: 'ace' })
    await inTransaction((tx) =>
      grantHoldings(tx, { accountId: null, role: null }, [
        { personId: person.id, titleCode: 'pacesetter', startsOn: '2024-06-01', basis: 'history', documentNumber: null, isRenewal: false },
      ]),
    )
    const before = await ledgerOf(person.id, 'title:pacesetter')
    expect(before).toEqual(['2024-06-01 1 classChanged', '2027-06-01 -1 expired'])
    const ace = await prisma.title.findUniqueOrThrow({ where: { code: 'ace' } })
    await saveTitle(OFFICE, { id: ace.id, version: ace.version, name: ace.name, plan: 'highland', rank: 9, termYears: 3, isActive: true })
    expect(await ledgerOf(person.id, 'title:pacesetter')).toEqual(before)
    await saveTitle(OFFICE, {
      id: ace.id,
      version: ace.version + 1,
      name: ace.name,
      plan: 'highland',
      rank: 2,
      termYears: 3,
      isActive: true,
    })
    expect((await checkLedger(prisma)).differenceCount).toBe(0)
    await expect(
      saveTitle(OFFICE, { id: ace.id, version: ace.version + 2, name: ace.name, plan: 'summit', rank: 7, termYears: 3, isActive: true }),
    ).rejects.toMatchObject({ code: 'titleInUse' })
  })
})

describe('the list', () => {
  test('shows a unit its own holdings only, filtered and paged by key', async () => {
    const { prisma } = database.current
    const [own, other] = [await createUnit(prisma), await createUnit(prisma)]
    const line = await createLine(prisma)
    for (let index = 0; index < 52; index++)
      await holder({ unitId: own.id, titleCode: index === 0 ? 'expert' : 'ace', startsOn: '2999-01-01' })
    await holder({ unitId: other.id, name: '外人', startsOn: '2999-01-01' })
    const hr = viewerAs('unitHr', [own.id])
    const first = await readHoldings(hr, { standing: 'all' })
    const second = await readHoldings(hr, { standing: 'all', after: first.nextAfter ?? '' })
    expect([first.count, first.rows.length, second.rows.length]).toEqual([52, 50, 2])
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(52)
    expect(JSON.stringify([first, second])).not.toContain('外人')
    expect((await readHoldings(hr, { standing: 'all', titleCode: 'expert' })).count).toBe(1)
    expect((await readHoldings(hr, { standing: 'all', lineId: line.id })).count).toBe(0)
    await expect(readHoldings(hr, { unitId: other.id })).rejects.toMatchObject({ code: 'notFound' })
    expect(first.rows.every((row) => !row.canEnd)).toBe(true)
    await expect(readHoldings(viewerAs('talent', [], { personId: 'x' }), {})).rejects.toMatchObject({ code: 'forbidden' })
  })

  test("a person's titles are seen by the person and the own unit alone", async () => {
    const { person, unitId } = await holder()
    const own = await readPersonTitles(viewerAs('talent', [], { personId: person.id }), person.id)
    expect(own.titles.map((title) => [title.title, title.startsOn])).toEqual([['业务能手', '2024-01-01']])
    expect((await readPersonTitles(viewerAs('unitHr', [unitId]), person.id)).titles).toHaveLength(1)
    for (const viewer of [viewerAs('unitHr', ['elsewhere']), viewerAs('talent', [], { personId: 'x' }), viewerAs('sysAdmin'), VISITOR])
      await expect(readPersonTitles(viewer, person.id)).rejects.toMatchObject({ code: 'notFound' })
  })
})
