import { beforeAll, describe, expect, test } from 'vitest'
import { fillForm } from '@/lib/assessment/commands/fill-form'
import { openYear } from '@/lib/assessment/commands/open-year'
import { readForm } from '@/lib/assessment/form-queries'
import { addDocument, removeDocument } from '@/lib/org/commands/keep-document'
import { findPersonFiles } from '@/lib/org/document-queries'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { canReadFile } from '@/lib/platform/files/file-access'
import type { FilePurpose } from '@/lib/platform/files/file-kinds'
import { readFileFor } from '@/lib/platform/files/read-file'
import { storeFile } from '@/lib/platform/files/store'
import { namePinyin } from '@/lib/platform/search/name-pinyin'
import { nameTokens } from '@/lib/platform/search/tokens'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import { changeAttendance, removeAttendance } from '@/lib/training/commands/change-attendance'
import { exportHours, exportTraining } from '@/lib/training/commands/export-training'
import { importTraining } from '@/lib/training/commands/import-training'
import { recordAttendance } from '@/lib/training/commands/record-attendance'
import { removeCourse } from '@/lib/training/commands/remove-course'
import { saveCourse } from '@/lib/training/commands/save-course'
import { setDemand } from '@/lib/training/commands/set-demand'
import { readCourse } from '@/lib/training/course-queries'
import { readPersonTraining } from '@/lib/training/hours-queries'
import { readTrainingPreview, writeRejectedTraining, writeTrainingTemplate } from '@/lib/training/import-queries'
import { readCourses } from '@/lib/training/queries'
import { findTrainees } from '@/lib/training/trainee-queries'
import { readHours } from '@/lib/training/unit-hours-queries'
import { createPerson, createUnit } from '@/tests/factories/org'
import { pngPicture } from '@/tests/factories/pictures'
import { createHolding, createProgramme } from '@/tests/factories/titles'
import { countQueries } from '@/tests/support/count-queries'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const TODAY = '2025-09-15'

const viewerAs = (role: Viewer['role'], unitIds: string[] = [], more: Partial<Viewer> = {}): Viewer => ({
  ...VISITOR,
  accountId: `account-${role}-${unitIds[0] ?? ''}`,
  role,
  unitIds,
  grant: unitIds[0] ? { id: `grant-${unitIds[0]}`, role: role as 'unitHr', unitId: unitIds[0], lineId: null, roundId: null } : null,
  ...more,
})
const OFFICE = viewerAs('cityOffice')
const LEADER = viewerAs('cityLeader')

async function unitOf(name: string, parentId: string | null = null) {
  const unit = await createUnit(database.current.prisma, { name, parentId })
  const hr = viewerAs('unitHr', [unit.id])
  const add = (person: string, more: Parameters<typeof createPerson>[1] = {}) =>
    createPerson(database.current.prisma, {
      unitId: unit.id,
      name: person,
      namePinyin: namePinyin(person),
      nameTokens: nameTokens(person),
      ...more,
    })
  return { id: unit.id, hr, add }
}

const course = (unitId: string, more: Partial<Parameters<typeof saveCourse>[1]> = {}): Parameters<typeof saveCourse>[1] => ({
  courseId: null,
  version: 0,
  name: '疑难案例研讨班',
  manner: 'caseStudy',
  unitId,
  isCityWide: false,
  host: null,
  startsOn: '2025-09-01',
  endsOn: '2025-09-02',
  hours: 16,
  place: null,
  content: null,
  reason: null,
  ...more,
})

const proofOf = async (viewer: Viewer, purpose: FilePurpose) =>
  (await storeFile(viewer, { name: '材料.png', bytes: pngPicture(4, 4), purpose })).id

beforeAll(async () => {
  const { prisma } = database.current
  await createProgramme(prisma)
  const offset = Math.round((new Date(`${TODAY}T09:30:00+08:00`).getTime() - Date.now()) / 1000)
  await prisma.businessClock.create({ data: { id: 1, offset } })
  expect(await businessToday(prisma)).toBe(TODAY)
})

describe('courses and attendance', () => {
  test('a unit records its own people, all or none; hours stand on the person’s page and in the unit’s share', async () => {
    const { id, hr, add } = await unitOf('参训单位')
    const [one, two] = [await add('钱一鸣'), await add('钱二宝')]
    const { courseId } = await saveCourse(hr, course(id))
    await recordAttendance(hr, { courseId, personIds: [one.id, two.id], hours: 16, result: 'passed' })
    await expect(recordAttendance(hr, { courseId, personIds: [one.id], hours: 8, result: null })).rejects.toThrow('不能重复登记')
    expect(await findTrainees(hr, { courseId, query: '钱' })).toHaveLength(2)
    const page = await readCourse(hr, courseId)
    expect([page.attended, page.totalHours, page.attendances.map(({ personName }) => personName)]).toEqual([2, 32, ['钱二宝', '钱一鸣']])
    const own = await readPersonTraining(viewerAs('talent', [], { personId: one.id }), one.id)
    expect(own?.years.map(({ year, hours, demand, courses }) => [year, hours, demand, courses.map((row) => row.canOpen)])).toEqual([
      [2025, 16, 90, [false]],
    ])
    const hours = await readHours(hr, {})
    expect([hours.whole.staff, hours.whole.reached, hours.whole.none, hours.people.map((row) => row.hours)]).toEqual([2, 0, 0, [16, 16]])
    expect((await exportTraining(hr, {})).bytes.length).toBeGreaterThan(1000)
    expect((await exportHours(hr, {})).bytes.length).toBeGreaterThan(1000)
  })

  test('somebody of another unit, before it begins, more than the course and more than a day holds are refused in words, nothing half done', async () => {
    const { prisma } = database.current
    const home = await unitOf('本单位')
    const away = await unitOf('外单位')
    const [own, foreign] = [await home.add('孙本'), await away.add('孙外')]
    const { courseId } = await saveCourse(home.hr, course(home.id, { startsOn: '2025-09-01', endsOn: '2025-09-01', hours: 20 }))
    const record = (viewer: Viewer, personIds: string[], hours = 20) =>
      recordAttendance(viewer, { courseId, personIds, hours, result: null })
    await expect(record(home.hr, [own.id, foreign.id])).rejects.toThrow('不属于您管理范围')
    await expect(record(OFFICE, [own.id, foreign.id])).rejects.toThrow('没有登记任何人。培训期间孙外属于外单位，不是主办单位')
    expect(await prisma.trainingAttendance.count({ where: { courseId } })).toBe(0)
    await expect(record(home.hr, [own.id], 20.5)).rejects.toThrow('超过这项培训的 20 学时')
    await record(home.hr, [own.id])
    const second = await saveCourse(
      home.hr,
      course(home.id, { name: '同日另一班', startsOn: '2025-09-01', endsOn: '2025-09-01', hours: 8 }),
    )
    await expect(recordAttendance(home.hr, { courseId: second.courseId, personIds: [own.id], hours: 8, result: null })).rejects.toThrow(
      '共有 28 学时，每天超过 24 学时',
    )
    const ahead = await saveCourse(home.hr, course(home.id, { name: '下月的班', startsOn: '2025-10-01', endsOn: '2025-10-02' }))
    await expect(recordAttendance(home.hr, { courseId: ahead.courseId, personIds: [own.id], hours: 8, result: null })).rejects.toThrow(
      '才开始',
    )
    await expect(saveCourse(home.hr, course(home.id, { isCityWide: true, name: '全市班' }))).rejects.toThrow('由市人才办登记')
    await expect(saveCourse(home.hr, course(away.id))).rejects.toThrow('没有找到主办单位')
    await expect(saveCourse(home.hr, course(home.id, { endsOn: '2025-08-01' }))).rejects.toThrow('日期或学时不对')
    await expect(saveCourse(home.hr, course(home.id, { startsOn: '2025-09-01', endsOn: '2025-09-01', hours: 20 }))).rejects.toThrow(
      '已登记过',
    )
  })

  test('a city-wide course takes anybody; each unit sees its own people there and nobody else’s', async () => {
    const home = await unitOf('甲局')
    const away = await unitOf('乙局')
    const [own, foreign] = [await home.add('周甲'), await away.add('周乙')]
    const { courseId } = await saveCourse(OFFICE, course(home.id, { isCityWide: true, name: '全市轮训' }))
    await recordAttendance(OFFICE, { courseId, personIds: [own.id, foreign.id], hours: 16, result: null })
    expect((await readCourse(away.hr, courseId)).attendances.map(({ personName }) => personName)).toEqual(['周乙'])
    expect((await readCourses(away.hr, { name: '全市轮训' })).rows.map(({ attended }) => attended)).toEqual([1])
    expect((await readCourses(LEADER, { name: '全市轮训' })).rows.map(({ attended }) => attended)).toEqual([2])
    await expect(recordAttendance(away.hr, { courseId, personIds: [foreign.id], hours: 16, result: null })).rejects.toThrow('没有这项权限')
    const secret = await saveCourse(home.hr, course(home.id, { name: '甲局内部班' }))
    await expect(readCourse(away.hr, secret.courseId)).rejects.toThrow('没有找到这项培训')
    expect((await readCourses(away.hr, { name: '内部班' })).rows).toEqual([])
    await expect(readCourses(away.hr, { unitId: home.id })).rejects.toThrow('没有找到这个单位')
    await expect(readHours(away.hr, { unitId: home.id })).rejects.toThrow('没有找到这个单位')
    expect((await readHours(away.hr, {})).people.map(({ name }) => name)).toEqual(['周乙'])
    expect(await findTrainees(OFFICE, { courseId, query: '周' })).toHaveLength(2)
    expect(await findTrainees(OFFICE, { courseId: secret.courseId, query: '周' })).toHaveLength(1)
    expect(await findTrainees(away.hr, { courseId: secret.courseId, query: '周' })).toEqual([])
    expect(await readPersonTraining(away.hr, own.id)).toBeNull()
    await expect(readCourses(viewerAs('talent', [], { personId: own.id }), {})).rejects.toThrow()
  })

  test('corrections are on record; after 30 days they say why; a course cannot be changed under those who attended', async () => {
    const { prisma } = database.current
    const { id, hr, add } = await unitOf('更正单位')
    const person = await add('吴更正')
    const { courseId } = await saveCourse(hr, course(id))
    await recordAttendance(hr, { courseId, personIds: [person.id], hours: 16, result: null })
    const [row] = (await readCourse(hr, courseId)).attendances
    if (!row) throw new Error('nobody attended')
    const change = { attendanceId: row.id, version: 1, hours: 12, result: 'failed' as const, note: null, certificateFileId: null }
    await changeAttendance(hr, { ...change, reason: null })
    await expect(changeAttendance(hr, { ...change, reason: null })).rejects.toThrow('别人修改过')
    await expect(saveCourse(hr, course(id, { courseId, version: 1, hours: 8 }))).rejects.toThrow('1 名参训人员与改后的培训不符')
    await prisma.trainingAttendance.update({ where: { id: row.id }, data: { recordedOn: new Date('2025-08-01') } })
    await expect(changeAttendance(hr, { ...change, version: 2, hours: 10, reason: null })).rejects.toThrow('要写明理由')
    await changeAttendance(hr, { ...change, version: 2, hours: 10, reason: '考勤核对有误' })
    const events = await prisma.auditEvent.findMany({ where: { event: 'training.attendanceChanged', subjectId: row.id } })
    expect(events.map(({ payload }) => payload)).toEqual(
      expect.arrayContaining([{ personId: person.id, fields: ['hours'], reason: '考勤核对有误' }]),
    )
    await removeAttendance(hr, { attendanceId: row.id, version: 3, reason: '登记错人了' })
    expect((await removeCourse(hr, { courseId, version: 1, reason: '重复登记了' })).removed).toBe(0)
    expect(await prisma.auditEvent.count({ where: { event: 'training.attendanceRemoved', subjectId: row.id } })).toBe(1)
  })

  test('the office sets what a year demands from this year on, with its ground', async () => {
    const set = (viewer: Viewer, fromYear: number, version = 0) =>
      setDemand(viewer, { fromYear, hours: 60, version, reason: '市委组织部通知' })
    await expect(set(viewerAs('unitHr', ['x']), 2025)).rejects.toThrow('没有这项权限')
    await expect(set(OFFICE, 2024)).rejects.toThrow('往年的学时要求不能再改')
    await set(OFFICE, 2026)
    await expect(set(OFFICE, 2026)).rejects.toThrow('刚刚有人设定过')
    await set(OFFICE, 2026, 1)
    expect((await readHours(OFFICE, { year: 2026 })).demand).toBe(60)
    expect((await readHours(OFFICE, { year: 2025 })).demand).toBe(90)
  })

  test('the list asks the database as often for one course as for three', async () => {
    const { id, hr } = await unitOf('查询单位')
    await saveCourse(hr, course(id, { name: '第一班' }))
    const once = await countQueries(database.current, () => readCourses(hr, {}))
    await saveCourse(hr, course(id, { name: '第二班' }))
    await saveCourse(hr, course(id, { name: '第三班' }))
    expect(await countQueries(database.current, () => readCourses(hr, {}))).toBe(once)
    const first = await readCourses(hr, { name: '第' })
    expect([first.count, first.nextAfter]).toEqual([3, null])
  })
})

describe('import from a workbook', () => {
  const HEADINGS = ['姓名', '单位', '培训名称', '培训方式', '开始日期', '结束日期', '培训学时', '实际学时', '考核结果']
  async function upload(viewer: Viewer, rows: (string | number)[][], headings = HEADINGS) {
    const bytes = await writeWorkbook([{ name: '培训', headings, rows }])
    return (await storeFile(viewer, { name: '培训.xlsx', bytes, purpose: 'training' })).id
  }

  test('preview, all or nothing, the right rows alone, the wrong ones as the same sheet; once more adds nothing', async () => {
    const { prisma } = database.current
    const { hr, add } = await unitOf('导入单位')
    const away = await unitOf('导入外单位')
    const person = await add('郑导入')
    await add('郑同行')
    await away.add('郑外人')
    const fileId = await upload(hr, [
      ['郑导入', '', '导入班', '集中授课', '2025.9.3', '2025.9.4', 16, 16, '合格'],
      ['郑同行', '导入单位', '导入班', '集中授课', '2025.9.3', '2025.9.4', 16, 12, ''],
      ['郑外人', '', '导入班', '集中授课', '2025.9.3', '2025.9.4', 16, 16, ''],
      ['郑导入', '', '导入班', '集中授课', '2025.9.3', '2025.9.4', 16, 16, ''],
    ])
    const preview = await readTrainingPreview(hr, fileId, null)
    expect([preview.counts, preview.newCourses.map(({ name }) => name)]).toEqual([{ add: 2, same: 0, reject: 2 }, ['导入班']])
    // A stranger's people are unknown, not described.
    expect(preview.verdicts[2]?.reasons.join('')).toBe('本单位名册中没有“郑外人”，请核对姓名；其他单位的人员由其单位登记。')
    await expect(importTraining(hr, { fileId, courseId: null, mode: 'whole' })).rejects.toThrow('没有导入任何一行')
    expect(await prisma.trainingCourse.count({ where: { name: '导入班' } })).toBe(0)
    expect(await importTraining(hr, { fileId, courseId: null, mode: 'right' })).toEqual({ added: 2, same: 0, rejected: 2, courses: 1 })
    expect((await readTrainingPreview(hr, fileId, null)).counts).toEqual({ add: 0, same: 3, reject: 1 })
    await expect(importTraining(hr, { fileId, courseId: null, mode: 'right' })).rejects.toThrow('都已登记过')
    expect((await writeRejectedTraining(hr, fileId, null)).name).toBe('需改正的行-培训.xlsx')
    expect((await writeTrainingTemplate(hr, { namesCourse: true })).bytes.length).toBeGreaterThan(1000)
    expect((await readPersonTraining(hr, person.id))?.years[0]?.hours).toBe(16)
    await expect(readTrainingPreview(away.hr, fileId, null)).rejects.toThrow('没有找到刚上传的文件')
  })

  test('attendance of a chosen course needs names alone; a table without headings is refused in words', async () => {
    const { id, hr, add } = await unitOf('名单单位')
    await add('冯名单')
    const { courseId } = await saveCourse(hr, course(id, { name: '名单班' }))
    const fileId = await upload(hr, [['冯名单', '名单单位', 8]], ['姓名', '单位', '学时'])
    expect(await importTraining(hr, { fileId, courseId, mode: 'whole' })).toMatchObject({ added: 1, courses: 0 })
    expect((await readCourse(hr, courseId)).attendances.map(({ hours }) => hours)).toEqual([8])
    await expect(readTrainingPreview(hr, fileId, null)).rejects.toThrow('没有找到表头')
    const other = await unitOf('旁人单位')
    const theirs = await upload(other.hr, [['冯名单', '名单单位', 8]], ['姓名', '单位', '学时'])
    await expect(readTrainingPreview(other.hr, theirs, courseId)).rejects.toThrow('没有找到这项培训')
  })
})

describe('the yearly assessment', () => {
  test('is filled with the hours on record; another figure says why', async () => {
    const { prisma } = database.current
    const { id, hr, add } = await unitOf('考核单位')
    const person = await add('陈考核')
    const holding = await createHolding(prisma, { personId: person.id })
    const { courseId } = await saveCourse(hr, course(id, { startsOn: '2025-03-03', endsOn: '2025-03-07', hours: 45.5 }))
    await recordAttendance(hr, { courseId, personIds: [person.id], hours: 45.5, result: null })
    await openYear(OFFICE, { year: 2025, dueOn: '2025-12-31', excellentCap: 20, note: null })
    const form = await prisma.holdingAssessment.findFirstOrThrow({ where: { holdingId: holding.id } })
    expect((await readForm(hr, form.id)).recordedHours).toBe(45.5)
    const fill = (more: { trainingHours: number; hoursNote: string | null }) =>
      fillForm(hr, {
        formId: form.id,
        version: form.version,
        contributions: '承办疑难案件 12 件，编写指引 1 部。',
        unitWord: '表现较好。',
        proposedGrade: 'qualified',
        isSubmit: true,
        ...more,
      })
    await expect(fill({ trainingHours: 60, hoursNote: null })).rejects.toThrow('填报 60 学时，培训记录为 45 学时')
    await fill({ trainingHours: 60, hoursNote: '外地挂职期间培训' })
    expect(await readForm(OFFICE, form.id)).toMatchObject({ trainingHours: 60, recordedHours: 45.5, hoursNote: '外地挂职期间培训' })
  })
})

describe('papers of a person', () => {
  test('each viewer is told of exactly the papers that they may open; a removed one is opened by nobody', async () => {
    const { prisma } = database.current
    const { id, hr, add } = await unitOf('档案单位')
    const away = await unitOf('别的单位')
    const person = await add('卫档案')
    const neighbour = await add('卫邻居')
    const talent = viewerAs('talent', [], { accountId: 'account-own', personId: person.id })
    const kept = await addDocument(hr, {
      personId: person.id,
      kind: 'education',
      note: '毕业证书',
      fileId: await proofOf(hr, 'personDocument'),
    })
    const { courseId } = await saveCourse(hr, course(id, { name: '有证书的班' }))
    await recordAttendance(hr, { courseId, personIds: [person.id, neighbour.id], hours: 16, result: 'passed' })
    const attended = await prisma.trainingAttendance.findFirstOrThrow({ where: { courseId, personId: person.id } })
    const rest = { hours: 16, result: 'passed' as const, note: null, reason: null }
    await changeAttendance(hr, {
      ...rest,
      attendanceId: attended.id,
      version: 1,
      certificateFileId: await proofOf(hr, 'trainingCertificate'),
    })
    await prisma.recognition.create({
      data: {
        personId: person.id,
        titleId: (await prisma.title.findUniqueOrThrow({ where: { code: 'expert' } })).id,
        awardName: '外地专家',
        grantedBy: '某市',
        grantedOn: new Date('2024-05-01'),
        documentNumber: '某〔2024〕1号',
        proofFileId: await proofOf(talent, 'recognition'),
        requestedById: 'account-own',
      },
    })
    await prisma.personCorrection.create({
      data: {
        personId: person.id,
        field: 'education',
        newValueCipher: 'sealed',
        reason: '已取得学位',
        proofFileId: await proofOf(talent, 'correction'),
      },
    })
    const files = await prisma.storedFile.findMany({
      where: { purpose: { in: ['personDocument', 'trainingCertificate', 'recognition', 'correction'] } },
    })
    const viewers = [OFFICE, LEADER, hr, viewerAs('unitLeader', [id]), talent, away.hr, viewerAs('supervisor')]
    const strangers = viewers.map((viewer) => ({ ...viewer, accountId: `other-${viewer.accountId}` }))
    const told: Record<string, number> = {}
    for (const viewer of strangers) {
      const listed = (await findPersonFiles(viewer, person.id))?.rows.map(({ href }) => href.split('/').at(-1)) ?? []
      const readable: string[] = []
      for (const file of files) if (await canReadFile(viewer, file)) readable.push(file.id)
      expect([viewer.role, [...listed].sort()]).toEqual([viewer.role, readable.sort()])
      told[`${viewer.role} ${viewer.unitIds[0] === away.id ? 'away' : ''}`.trim()] = listed.length
    }
    expect(told).toEqual({ cityOffice: 4, cityLeader: 1, unitHr: 4, unitLeader: 3, talent: 4, 'unitHr away': 0, supervisor: 0 })
    expect(await findPersonFiles(away.hr, person.id)).toBeNull()
    // A colleague who sat beside reads their own papers alone.
    const colleague = viewerAs('talent', [], { accountId: 'account-neighbour', personId: neighbour.id })
    expect((await findPersonFiles(colleague, neighbour.id))?.rows).toEqual([])
    expect(await findPersonFiles(colleague, person.id)).toBeNull()

    await expect(removeDocument(away.hr, { documentId: kept.documentId, reason: '无关人员' })).rejects.toThrow('没有找到这份材料')
    await expect(removeDocument(talent, { documentId: kept.documentId, reason: '本人不想留' })).rejects.toThrow('没有这项权限')
    await expect(
      addDocument(talent, { personId: person.id, kind: 'other', note: null, fileId: await proofOf(talent, 'personDocument') }),
    ).rejects.toThrow('没有这项权限')
    await expect(
      addDocument(away.hr, { personId: person.id, kind: 'other', note: null, fileId: await proofOf(away.hr, 'personDocument') }),
    ).rejects.toThrow('没有找到这名人员')
    const { fileId } = await prisma.personDocument.findUniqueOrThrow({ where: { id: kept.documentId } })
    await removeDocument(hr, { documentId: kept.documentId, reason: '材料有误重传' })
    await expect(readFileFor(hr, fileId)).rejects.toThrow('没有找到这个文件')
    await expect(readFileFor(OFFICE, fileId)).rejects.toThrow('没有找到这个文件')
    expect((await findPersonFiles(hr, person.id))?.rows).toHaveLength(3)
    await expect(prisma.personDocument.delete({ where: { id: kept.documentId } })).rejects.toThrow()
  })
})
