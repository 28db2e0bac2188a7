import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/platform/access/viewer'
import { inTransaction } from '@/lib/platform/db/client'
import { nameTokens, specialityTokens } from '@/lib/platform/search/tokens'
import { readCategories, readCategory } from '@/lib/pool/category-queries'
import { answerCorrection } from '@/lib/pool/commands/answer-correction'
import { changeMember } from '@/lib/pool/commands/change-member'
import { exportPool } from '@/lib/pool/commands/export-pool'
import { giveConsent } from '@/lib/pool/commands/give-consent'
import { keepSearch, removeSearch } from '@/lib/pool/commands/keep-search'
import { proposeCorrection, withdrawCorrection } from '@/lib/pool/commands/propose-correction'
import { recordAbsence, removeAbsence } from '@/lib/pool/commands/record-absence'
import { saveCategory } from '@/lib/pool/commands/save-category'
import { readComparison } from '@/lib/pool/compare-queries'
import { CURRENT_CONSENT_VERSION } from '@/lib/pool/consent-text'
import { findCorrections } from '@/lib/pool/correction-queries'
import { parsePoolFilter } from '@/lib/pool/pool-filter'
import { readPool } from '@/lib/pool/pool-queries'
import { readPublicFilter } from '@/lib/pool/public-filter'
import { readPublicTalents } from '@/lib/pool/public-queries'
import { sitemapText } from '@/lib/pool/sitemap'
import { readSitemap } from '@/lib/pool/sitemap-queries'
import { readTodos } from '@/lib/pool/todos'
import { grantHoldings } from '@/lib/titles/commands/grant-holdings'
import { createViewer } from '@/tests/factories/accounts'
import { createLine, createPerson, createUnit, type PersonOptions } from '@/tests/factories/org'
import { setBusinessClock } from '@/tests/factories/rounds'
import { createProgramme } from '@/tests/factories/titles'
import { countQueries } from '@/tests/support/count-queries'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const prisma = () => database.current.prisma

let own: { id: string }
let other: { id: string }
let line: { id: string }
let office: Viewer
let hr: Viewer

beforeAll(async () => {
  await createProgramme(prisma())
  const city = await createUnit(prisma(), { name: '澜州市', level: 'city', isLegalBody: false })
  own = await createUnit(prisma(), { name: '市住建局', parentId: city.id })
  other = await createUnit(prisma(), { name: '市交通局', parentId: city.id })
  line = await createLine(prisma(), { name: '城乡建设' })
  office = await createViewer(prisma(), 'cityOffice')
  hr = await createViewer(prisma(), 'unitHr', { unitId: own.id })
})

beforeEach(async () => {
  await setBusinessClock(prisma(), '2025-09-15T09:00:00+08:00')
})

async function talent(name: string, options: PersonOptions & { title?: string; isOpen?: boolean; isHolder?: boolean } = {}) {
  const { title = 'ace', isOpen = false, isHolder = true, ...more } = options
  const person = await createPerson(prisma(), {
    name,
    nameTokens: nameTokens(name),
    unitId: own.id,
    lineId: line.id,
    ...more,
    specialityTokens: specialityTokens(more.specialities ?? []),
  })
  if (isHolder)
    await inTransaction((tx) =>
      grantHoldings(tx, { accountId: null, role: null }, [
        { personId: person.id, titleCode: title, startsOn: '2024-01-01', basis: 'history', documentNumber: null, isRenewal: false },
      ]),
    )
  if (isOpen) await giveConsent(office, { personId: person.id, channel: 'signedForm', textVersion: CURRENT_CONSENT_VERSION })
  return person
}

const namesOf = async (viewer: Viewer, params: Record<string, string>) =>
  (await readPool(viewer, parsePoolFilter(params))).rows.map((row) => row.name)

test('the office finds every holder; a unit its own and, of the others, who agreed to be public', async () => {
  await talent('陆一鸣', { specialities: ['隔震设计'] })
  await talent('陆二鸣', { specialities: ['隔震设计'], unitId: other.id, isOpen: true })
  const hidden = await talent('陆三鸣', { specialities: ['隔震设计'], unitId: other.id })
  const search = { speciality: '隔震设计', sort: 'name' }
  expect((await namesOf(office, search)).sort()).toEqual(['陆一鸣', '陆二鸣', '陆三鸣'].sort())
  expect((await namesOf(hr, search)).sort()).toEqual(['陆一鸣', '陆二鸣'].sort())
  const rows = (await readPool(hr, parsePoolFilter(search))).rows
  const open = rows.find((row) => row.name === '陆二鸣')
  expect([open?.href, open?.callUps]).toEqual([`/talents/${open?.personId}`, null])
  const comparison = await readComparison(hr, [hidden.id, open?.personId ?? '', rows.find((row) => row.name === '陆一鸣')?.personId ?? ''])
  expect(comparison.missing).toBe(1)
  expect(comparison.people.map(({ name, inner }) => [name, inner === null])).toEqual([
    ['陆二鸣', true],
    ['陆一鸣', false],
  ])
  expect(JSON.stringify(comparison)).not.toContain('陆三鸣')
  await expect(readComparison(hr, ['one'])).rejects.toMatchObject({ message: '请在人才名单中选择 2 至 4 人再比较。' })
  await expect(readComparison(hr, ['a', 'b', 'c', 'd', 'e'])).rejects.toMatchObject({ code: 'invalid' })
  await expect(readPool(await createViewer(prisma(), 'supervisor'), parsePoolFilter({}))).rejects.toMatchObject({ code: 'forbidden' })
  const { bytes } = await exportPool(hr, parsePoolFilter(search))
  expect(bytes.length).toBeGreaterThan(1000)
  const exported = await prisma().auditEvent.findFirstOrThrow({ where: { event: 'pool.exported' } })
  expect(exported.payload).toMatchObject({ count: 1 })
  await expect(exportPool(await createViewer(prisma(), 'cityLeader'), parsePoolFilter({}))).rejects.toMatchObject({ code: 'forbidden' })
})

test('finds by characters, pinyin, initials and words, filters by plan and title, and answers nonsense with nobody', async () => {
  await talent('欧阳清澈', { specialities: ['管廊运维'], title: 'expert' })
  for (const q of ['清澈', 'ouyangqingche', 'oyqc', '管廊']) expect(await namesOf(office, { q })).toEqual(['欧阳清澈'])
  expect(await namesOf(office, { q: '清澈', plan: 'summit' })).toEqual(['欧阳清澈'])
  expect(await namesOf(office, { q: '清澈', plan: 'highland' })).toEqual([])
  expect(await namesOf(office, { q: '清澈', title: 'expert', plan: 'highland' })).toEqual([])
  for (const q of ['😀', '\'; DROP TABLE "Person"; --', '澈'.repeat(10_000), '%']) expect(await namesOf(office, { q })).toEqual([])
  // What no database text holds falls away, and with it the filter.
  expect(await namesOf(office, { q: '\u0000' })).toContain('欧阳清澈')
  expect(await namesOf(office, { category: 'no-such-category' })).toEqual([])
})

test('pages by key there and back in every order, and asks as often for three as for one', async () => {
  const unit = await createUnit(prisma(), { name: '市林业局' })
  for (let index = 0; index < 33; index++)
    await talent(`林${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${index}`, {
      unitId: unit.id,
      namePinyin: `lin ${String(index).padStart(2, '0')}`,
      title: index % 2 ? 'ace' : 'pacesetter',
    })
  for (const sort of ['rank', 'name', '-name']) {
    const first = await readPool(office, parsePoolFilter({ unit: unit.id, sort }))
    const second = await readPool(office, parsePoolFilter({ unit: unit.id, sort, after: first.nextKey ?? '' }))
    const back = await readPool(office, parsePoolFilter({ unit: unit.id, sort, before: second.previousKey ?? '' }))
    expect([first.rows.length, first.previousKey, second.rows.length, second.nextKey, first.count]).toEqual([30, null, 3, null, 33])
    expect(new Set([...first.rows, ...second.rows].map((row) => row.personId)).size).toBe(33)
    expect(back.rows.map((row) => row.personId)).toEqual(first.rows.map((row) => row.personId))
  }
  const three = await countQueries(database.current, () => readPool(office, parsePoolFilter({ unit: unit.id, q: '甲' })))
  const one = await countQueries(database.current, () => readPool(office, parsePoolFilter({ unit: unit.id, q: '甲0' })))
  expect(three).toBe(one)
})

test('says who is free, away or called up on the days asked about', async () => {
  const person = await talent('闻不在', { specialities: ['沉管施工'] })
  await recordAbsence(hr, { personId: person.id, kind: 'study', startsOn: '2025-10-01', endsOn: '2025-10-10', note: '' })
  const search = { speciality: '沉管施工' }
  expect(await namesOf(office, { ...search, from: '2025-09-20', to: '2025-09-30' })).toEqual(['闻不在'])
  expect(await namesOf(office, { ...search, from: '2025-09-20', to: '2025-10-01' })).toEqual([])
  const again = recordAbsence(hr, { personId: person.id, kind: 'sick', startsOn: '2025-10-10', endsOn: '2025-10-11', note: '' })
  await expect(again).rejects.toMatchObject({ code: 'already' })
  const stranger = await createViewer(prisma(), 'unitHr', { unitId: other.id })
  const absence = await prisma().personAbsence.findFirstOrThrow({ where: { personId: person.id } })
  await expect(removeAbsence(stranger, { absenceId: absence.id })).rejects.toMatchObject({ code: 'notFound' })
  await removeAbsence(hr, { absenceId: absence.id })
  expect(await namesOf(office, { ...search, from: '2025-10-01' })).toEqual(['闻不在'])
})

test('a category holds whom its rule means, without those taken out and with those taken in by hand', async () => {
  const byRule = await talent('顾规则', { specialities: ['盾构掘进'] })
  const another = await talent('顾另外', { specialities: ['盾构维护'] })
  const untitled = await talent('顾无称', { specialities: [], isHolder: false, unitId: other.id })
  const base = { version: 0, description: '', lineId: line.id, words: '盾构', titleCodes: ['ace'], hasRule: true, isActive: true }
  const { categoryId } = await saveCategory(office, { ...base, categoryId: null, name: '地下工程类' })
  const members = async () => (await namesOf(office, { category: categoryId })).sort()
  expect(await members()).toEqual(['顾另外', '顾规则'].sort())
  const change = (personId: string, kind: 'included' | 'excluded' | 'clear') =>
    changeMember(office, { categoryId, personId, change: kind, reason: '按分类要求调整' })
  await change(untitled.id, 'included')
  await change(another.id, 'excluded')
  expect(await members()).toEqual(['顾无称', '顾规则'].sort())
  // In the pool without a title, but never in public.
  await giveConsent(office, { personId: untitled.id, channel: 'signedForm', textVersion: CURRENT_CONSENT_VERSION })
  expect((await readPublicTalents(readPublicFilter({ q: '顾无称' }))).talents).toEqual([])
  await expect(change(byRule.id, 'included')).rejects.toMatchObject({ message: '顾规则已在这个分类中。' })
  await expect(change(another.id, 'excluded')).rejects.toMatchObject({ code: 'already' })
  await change(another.id, 'clear')
  await change(untitled.id, 'clear')
  expect(await members()).toEqual(['顾另外', '顾规则'].sort())
  expect(await prisma().poolEntry.count({ where: { personId: untitled.id } })).toBe(0)
  const seen = await readCategory(hr, categoryId)
  expect(seen.members.map(({ name }) => name)).toEqual(['顾另外'])
  await expect(changeMember(hr, { categoryId, personId: byRule.id, change: 'excluded', reason: '不合适' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(saveCategory(office, { ...base, categoryId: null, name: '地下工程类' })).rejects.toMatchObject({ code: 'invalid' })
  await saveCategory(office, { ...base, categoryId, version: 1, name: '地下工程类', isActive: false })
  expect((await readCategories(hr)).categories.map(({ name }) => name)).not.toContain('地下工程类')
  await expect(readCategory(hr, categoryId)).rejects.toMatchObject({ code: 'notFound' })
})

test('an account keeps at most thirty searches, its own', async () => {
  const viewer = await createViewer(prisma(), 'cityLeader')
  for (let index = 0; index < 30; index++) await keepSearch(viewer, { name: `查询${index}`, query: 'q=造价' })
  await expect(keepSearch(viewer, { name: '再一个', query: 'q=造价' })).rejects.toMatchObject({ code: 'tooManySearches' })
  const { searchId, query } = await keepSearch(viewer, { name: '查询1', query: 'q=审计&after=x' })
  expect(query).toBe(new URLSearchParams({ q: '审计' }).toString())
  await expect(keepSearch(viewer, { name: '空的', query: 'nothing=1' })).rejects.toMatchObject({ code: 'emptySearch' })
  await expect(removeSearch(office, { searchId })).rejects.toMatchObject({ code: 'notFound' })
  expect(await removeSearch(viewer, { searchId })).toEqual({ name: '查询1' })
})

test('a talent proposes, the unit confirms, and the file, the pool and the record follow in one step', async () => {
  const person = await talent('苏更正', { specialities: ['旧特长'], isOpen: true })
  const self = await createViewer(prisma(), 'talent', { personId: person.id })
  const propose = (field: 'specialities' | 'phone' | 'birthDate' | 'name', newValue: string) =>
    proposeCorrection(self, { personId: person.id, field, newValue, reason: '登记有误', proofFileId: '' })
  const { correctionId } = await propose('specialities', '新特长，另一项')
  await expect(propose('specialities', '第三项')).rejects.toMatchObject({ code: 'alreadyProposed' })
  await expect(propose('phone', '12345')).rejects.toMatchObject({ code: 'invalid' })
  await expect(propose('birthDate', '1985-06-01')).rejects.toMatchObject({ message: '与现有内容相同。' })
  const stranger = await createViewer(prisma(), 'unitHr', { unitId: other.id })
  const answer = (viewer: Viewer, confirm: boolean, version = 1) =>
    answerCorrection(viewer, { correctionId, version, confirm, answer: confirm ? '' : '材料不足' })
  await expect(answer(stranger, true)).rejects.toMatchObject({ code: 'notFound' })
  await expect(answer(self, true)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await findCorrections(stranger, person.id)).toBeNull()
  expect((await readTodos(hr)).map(({ title }) => title)).toContain('核实苏更正提出的专业特长更正')
  expect(await answer(hr, true)).toEqual({ state: 'confirmed' })
  await expect(answer(hr, false, 2)).rejects.toMatchObject({ code: 'alreadyAnswered' })
  const entry = await prisma().poolEntry.findUniqueOrThrow({ where: { personId: person.id } })
  expect(entry.specialities).toEqual(['新特长', '另一项'])
  expect((await readPublicTalents(readPublicFilter({ q: '另一项' }))).talents.map(({ name }) => name)).toEqual(['苏更正'])
  const phone = await propose('phone', '13800138000')
  const [shown] = (await findCorrections(hr, person.id))?.corrections ?? []
  expect(shown).toMatchObject({ label: '手机号码', state: 'proposed', abilities: { answer: true } })
  expect(JSON.stringify(shown)).not.toContain('13800138000')
  const stored = await prisma().personCorrection.findUniqueOrThrow({ where: { id: phone.correctionId } })
  expect(JSON.stringify(stored)).not.toContain('13800138000')
  await withdrawCorrection(self, { correctionId: phone.correctionId, version: 1 })
  const events = await prisma().auditEvent.findMany({ where: { subjectId: person.id, event: { startsWith: 'correction.' } } })
  expect(events.map(({ event }) => event).sort()).toEqual(
    ['correction.confirmed', 'correction.proposed', 'correction.proposed', 'correction.withdrawn'].sort(),
  )
})

test('the sitemap names who is public today and nobody else, in parts where there are many', async () => {
  const open = await talent('沈公开', { isOpen: true })
  const closed = await talent('沈未公开')
  const whole = sitemapText(await readSitemap(null), 'https://talent.example')
  expect(whole).toContain(`https://talent.example/talents/${open.id}<`)
  expect(whole).not.toContain(closed.id)
  const index = await readSitemap(null, 2)
  if (index.kind !== 'index') throw new Error('the sitemap should be in parts')
  const parts = await Promise.all(index.starts.map((start) => readSitemap(start, 2)))
  const ids = parts.flatMap((part) => (part.kind === 'pages' ? part.ids : []))
  const all = await readSitemap(null)
  expect(ids).toEqual(all.kind === 'pages' ? all.ids : [])
  expect(sitemapText(index, 'https://talent.example')).toContain('&amp;first=1')
})
