import 'server-only'
import { openIdNumber } from '@/lib/org/identity-columns'
import { personPolicy } from '@/lib/org/policy'
import { loadOrgTree } from '@/lib/org/queries'
import { nameMatcher } from '@/lib/org/roster/match-names'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { fromDateOnly } from '@/lib/platform/dates'
import { db, type Reader } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { notFound, refused } from '@/lib/platform/errors'
import { readFileBytes, requireOwnFile } from '@/lib/platform/files/store'
import { namePinyin } from '@/lib/platform/search/name-pinyin'
import { readWorkbook } from '@/lib/platform/sheets/read-workbook'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import {
  courseKey,
  type ImportTrainee,
  judgeTraining,
  type KnownCourse,
  type TrainingFacts,
  type TrainingPlan,
  type TrainingVerdict,
} from './import/judge-training'
import { type ReadTraining, readTraining, TRAINING_COLUMN_LABELS, type TrainingField, type TrainingRow } from './import/read-training'
import { MANNER_LABELS, MANNERS, RESULT_LABELS, RESULTS } from './labels'
import { spanOf, unitWords } from './locked-course'
import { coursePolicy } from './policy'
import { FORMER, loadTrainees, traineeWhere } from './trainee-queries'

/** Rows one import takes. */
export const MOST_TRAINING_ROWS = 3000

export type TrainingPreview = {
  fileId: string
  fileName: string
  courseId: string | null
  courseName: string | null
  sheetName: string
  headings: string[]
  verdicts: TrainingVerdict[]
  /** Courses that the import would begin. */
  newCourses: KnownCourse[]
  counts: Record<'add' | 'same' | 'reject', number>
}

/** @throws AppError for anybody else's file, one that cannot be read, one without such a table */
export async function readTrainingFile(
  viewer: Viewer,
  fileId: string,
  courseId: string | null,
): Promise<{ fileName: string; bytes: Buffer; read: ReadTraining }> {
  coursePolicy.authorise(viewer, 'record')
  const { prisma } = await db()
  const file = await requireOwnFile(prisma, viewer, fileId, 'training')
  const { bytes } = await readFileBytes(fileId)
  const workbook = await readWorkbook(bytes, { fileName: file.name })
  const read = readTraining(workbook, { namesCourse: courseId === null, today: await businessToday(prisma) })
  if (!read)
    throw refused(
      'trainingHeading',
      courseId === null
        ? '没有找到表头：需要一行含“姓名”“培训名称”和“开始日期”。请下载模板，按模板填写后再上传。'
        : '没有找到表头：需要一行含“姓名”和“单位”（或“身份证号”“学时”）。请下载模板，按模板填写后再上传。',
    )
  if (read.rows.length === 0) throw refused('trainingEmpty', '表头下面没有内容，请填写后再上传。')
  if (read.rows.length > MOST_TRAINING_ROWS)
    throw refused('trainingTooLong', `一次最多导入 ${MOST_TRAINING_ROWS} 行，这份表有 ${read.rows.length} 行，请拆分后分次导入。`)
  return { fileName: file.name, bytes, read }
}

/** Row by row what importing an uploaded workbook would do; nothing is written. */
export async function readTrainingPreview(viewer: Viewer, fileId: string, courseId: string | null): Promise<TrainingPreview> {
  const { fileName, read } = await readTrainingFile(viewer, fileId, courseId)
  const { prisma } = await db()
  const facts = await loadTrainingFacts(prisma, viewer, read.rows, courseId)
  const plan = judgeTraining(read.rows, facts)
  return {
    fileId,
    fileName,
    courseId,
    courseName: facts.fixed?.name ?? null,
    sheetName: read.sheetName,
    headings: read.headings,
    verdicts: plan.verdicts,
    newCourses: coursesToMake(plan),
    counts: countVerdicts(plan.verdicts),
  }
}

/** Courses not on file that some row to be added belongs to. */
export function coursesToMake({ verdicts, courses }: TrainingPlan): KnownCourse[] {
  const wanted = new Set(verdicts.filter(({ verdict }) => verdict === 'add').map((verdict) => verdict.courseKey))
  return [...courses].flatMap(([key, course]) => (course.id === null && wanted.has(key) ? [course] : []))
}

export function countVerdicts(verdicts: readonly TrainingVerdict[]): Record<'add' | 'same' | 'reject', number> {
  const counts = { add: 0, same: 0, reject: 0 }
  for (const { verdict } of verdicts) counts[verdict]++
  return counts
}

/** What the rows are judged by: the viewer's people of these names, the courses on file and the units. */
export async function loadTrainingFacts(
  reader: Reader,
  viewer: Viewer,
  rows: readonly TrainingRow[],
  courseId: string | null,
): Promise<TrainingFacts> {
  const today = await businessToday(reader)
  const names = [...new Set(rows.map((row) => row.name).filter(Boolean))]
  const days = [...new Set(rows.flatMap((row) => row.startsOn ?? []))]
  const wanted: Prisma.PersonWhereInput = {
    AND: [traineeWhere(viewer), { namePinyin: { in: [...new Set(names.map(namePinyin))] }, name: { in: names } }],
  }
  const [tree, versions, trainees, ciphers, courses] = await Promise.all([
    loadOrgTree(reader, today),
    reader.unitVersion.findMany({ select: { unitId: true, name: true, shortName: true } }),
    loadTrainees(reader, wanted),
    reader.person.findMany({ where: wanted, select: { id: true, idNumberCipher: true } }),
    reader.trainingCourse.findMany({
      where: courseId === null ? { startsOn: { in: days.map(fromDateOnly) } } : { id: courseId },
      take: 2000,
    }),
  ])
  const known = courses.map((course): KnownCourse & { id: string } => ({
    ...spanOf(course),
    id: course.id,
    name: course.name,
    manner: course.manner,
    unitId: course.unitId,
    isCityWide: course.isCityWide,
    host: course.host,
  }))
  const fixed = courseId === null ? null : known.find((course) => course.id === courseId && coursePolicy.can(viewer, 'read', course))
  if (courseId !== null && !fixed) throw notFound('没有找到这项培训，可能已被删除，或不在您的管理范围内。')
  if (fixed) coursePolicy.authorise(viewer, 'record', fixed)
  const namesOf = new Map<string, { name: string; shortName: string; otherNames: string[] }>()
  for (const { unitId, name, shortName } of versions) {
    const named = namesOf.get(unitId)
    if (named) named.otherNames.push(name, shortName)
    else namesOf.set(unitId, { name: tree.unit(unitId)?.name ?? name, shortName, otherNames: [name] })
  }
  const matcher = nameMatcher(
    [...namesOf].map(([id, named]) => ({ id, ...named })),
    '单位',
  )
  const envelope = await openEnvelope(reader)
  const idNumberOf = new Map(ciphers.map((person) => [person.id, openIdNumber(envelope, { ...person, phoneCipher: null })]))
  const peopleByName = new Map<string, ImportTrainee[]>()
  for (const { id, name, unitId, spells, attended } of trainees) {
    const units = new Set([unitId, ...spells.map((spell) => spell.unitId)])
    const entry: ImportTrainee = {
      id,
      name,
      unitName: personPolicy.can(viewer, 'read', { id, unitId }) ? tree.nameOf(unitId) : FORMER,
      idNumber: idNumberOf.get(id) ?? null,
      unitIds: [...units].flatMap((one) => [one, ...tree.ancestorsOf(one)]),
      spells,
      attended,
    }
    peopleByName.set(name, [...(peopleByName.get(name) ?? []), entry])
  }
  return {
    today,
    fixed: fixed ?? null,
    courses: new Map(known.filter((course) => coursePolicy.can(viewer, 'read', course)).map((course) => [courseKey(course), course])),
    peopleByName,
    unitOf: (text) => {
      const match = matcher.match(text)
      return match.ok ? { id: match.id } : { reason: match.reason }
    },
    unitName: unitWords(viewer, tree),
    organiserUnits: (unitId) => new Set([unitId, ...tree.descendantsOf(unitId)]),
    ownUnitId: viewer.grant?.unitId ?? null,
    canRecord: (course) => coursePolicy.can(viewer, 'record', course),
    isUnitScope: viewer.role === 'unitHr',
  }
}

const OF_PEOPLE: readonly TrainingField[] = ['name', 'idNumber', 'unit', 'hours', 'result', 'note']
const OF_COURSES: readonly TrainingField[] = [
  'course',
  'manner',
  'organiser',
  'scope',
  'startsOn',
  'endsOn',
  'courseHours',
  'name',
  'idNumber',
  'unit',
  'hours',
  'result',
  'note',
]

/** An empty table with the headings that the import knows; without the columns of the course where it is chosen already. */
export async function writeTrainingTemplate(viewer: Viewer, options: { namesCourse: boolean }): Promise<{ name: string; bytes: Buffer }> {
  coursePolicy.authorise(viewer, 'record')
  const fields = options.namesCourse ? OF_COURSES : OF_PEOPLE
  const at = (field: TrainingField) => fields.indexOf(field)
  const choices: [number, string[]][] = [
    [at('manner'), MANNERS.map((manner) => MANNER_LABELS[manner])],
    [at('scope'), ['全市', '单位']],
    [at('result'), RESULTS.map((result) => RESULT_LABELS[result].word)],
  ]
  const bytes = await writeWorkbook([
    {
      name: '培训记录',
      title: '培训记录导入表',
      notes: [
        '一行一人一项培训。日期写到日；实际学时留空按培训学时计；单位人事的主办单位留空即为本单位。',
        '同名的人请填单位或身份证号后六位；没有考核的，考核结果留空。',
      ],
      headings: fields.map((field) => TRAINING_COLUMN_LABELS[field]),
      rows: [],
      choices: Object.fromEntries(choices.filter(([column]) => column >= 0)),
      textColumns: (['idNumber', 'startsOn', 'endsOn'] as const).map(at).filter((column) => column >= 0),
    },
  ])
  return { name: '培训记录导入模板.xlsx', bytes }
}

/** The rows that cannot be imported, as the sheet had them, with the reasons behind. */
export async function writeRejectedTraining(
  viewer: Viewer,
  fileId: string,
  courseId: string | null,
): Promise<{ name: string; bytes: Buffer }> {
  const preview = await readTrainingPreview(viewer, fileId, courseId)
  const rejected = preview.verdicts.filter(({ verdict }) => verdict === 'reject')
  const bytes = await writeWorkbook([
    {
      name: '需改正',
      headings: [...preview.headings, '需要改正的原因'],
      rows: rejected.map(({ row, reasons }) => [...row.cells, reasons.join('')]),
      markedColumns: [preview.headings.length],
      textColumns: preview.headings.map((_, index) => index),
    },
  ])
  return { name: `需改正的行-${preview.fileName.replace(/\.[^.]*$/, '')}.xlsx`, bytes }
}
