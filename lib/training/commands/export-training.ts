import 'server-only'
import { loadOrgTree } from '@/lib/org/queries'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { formatDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { writeWorkbook } from '@/lib/platform/sheets/write-workbook'
import '../audit-events'
import type { CourseFilter } from '../course-filter'
import { hoursText, MANNER_LABELS, RESULT_LABELS } from '../labels'
import { attendancePolicy } from '../policy'
import { readCourses } from '../queries'
import { type HoursFilter, reachedPercent, readHours } from '../unit-hours-queries'

const MOST_ATTENDANCES = 50_000

/** The courses that the list's filter means and who of the viewer's people attended them, as a workbook; on record. */
export async function exportTraining(viewer: Viewer, filter: CourseFilter): Promise<{ name: string; bytes: Buffer }> {
  const page = await readCourses(viewer, { ...filter, after: undefined }, { all: true })
  const { prisma } = await db()
  const [tree, attendances] = await Promise.all([
    loadOrgTree(prisma, page.today),
    prisma.trainingAttendance.findMany({
      where: {
        AND: [
          attendancePolicy.where(viewer, 'read') as Prisma.TrainingAttendanceWhereInput,
          { courseId: { in: page.rows.map(({ id }) => id) } },
        ],
      },
      include: { person: { select: { name: true } }, course: { select: { name: true, startsOn: true } } },
      orderBy: [{ course: { startsOn: 'desc' } }, { courseId: 'asc' }, { person: { namePinyin: 'asc' } }, { id: 'asc' }],
      take: MOST_ATTENDANCES,
    }),
  ])
  const courseOf = new Map(page.rows.map((row) => [row.id, row]))
  const bytes = await writeWorkbook([
    {
      name: '培训',
      title: '培训清单',
      notes: [`截至 ${formatDate(page.today)}，共 ${page.rows.length} 项`],
      headings: ['培训名称', '方式', '主办单位', '授课机构', '范围', '开始日期', '结束日期', '学时', '地点', '培训内容', '参训人数'],
      rows: page.rows.map((row) => [
        row.name,
        MANNER_LABELS[row.manner],
        row.unitName,
        row.host,
        row.isCityWide ? '全市' : '单位',
        formatDate(row.startsOn),
        formatDate(row.endsOn),
        row.hours,
        row.place,
        row.content,
        row.attended,
      ]),
    },
    {
      name: '参训人员',
      title: '参训人员',
      headings: ['培训名称', '开始日期', '结束日期', '姓名', '当时单位', '学时', '考核结果', '备注'],
      rows: attendances.map((row) => {
        const course = courseOf.get(row.courseId)
        return [
          row.course.name,
          course ? formatDate(course.startsOn) : '',
          course ? formatDate(course.endsOn) : '',
          row.person.name,
          tree.nameOf(row.unitId),
          row.hours,
          row.result ? RESULT_LABELS[row.result].word : '',
          row.note,
        ]
      }),
    },
  ])
  await recordAudit(
    prisma,
    actorOf(viewer),
    'training.exported',
    { kind: 'trainingCourse', id: null },
    { courses: page.rows.length, attendances: attendances.length },
  )
  return { name: '培训记录.xlsx', bytes }
}

/** Hours of a year by unit and by person as filtered, as a workbook; on record. */
export async function exportHours(viewer: Viewer, filter: HoursFilter): Promise<{ name: string; bytes: Buffer }> {
  const page = await readHours(viewer, { ...filter, after: undefined }, { all: true })
  const bytes = await writeWorkbook([
    {
      name: '各单位',
      title: `${page.year} 年各单位学时达标情况`,
      notes: [`每人每年 ${page.demand} 学时；截至 ${formatDate(page.today)}，按现在在岗人员和所在单位统计`],
      headings: ['单位', '在岗人数', '已达标', '未达标', '达标率（%）', '人均学时'],
      rows: page.units.map((unit) => [
        unit.name,
        unit.staff,
        unit.reached,
        unit.staff - unit.reached,
        reachedPercent(unit),
        Number(hoursText(unit.hours / unit.staff)),
      ]),
    },
    {
      name: '人员',
      title: `${page.year} 年人员学时`,
      headings: ['姓名', '单位', '职务', '学时', '其中网络教学', '还差学时'],
      rows: page.people.map(({ name, unitName, post, hours, online }) => [
        name,
        unitName,
        post,
        hours,
        online,
        Math.max(0, page.demand - hours),
      ]),
    },
  ])
  const { prisma } = await db()
  await recordAudit(
    prisma,
    actorOf(viewer),
    'training.exported',
    { kind: 'trainingAttendance', id: null },
    { courses: 0, attendances: page.people.length },
  )
  return { name: `${page.year}年学时达标.xlsx`, bytes }
}
