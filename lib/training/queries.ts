import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import { loadOrgTree } from '@/lib/org/queries'
import type { Viewer } from '@/lib/platform/access/viewer'
import { businessToday } from '@/lib/platform/clock'
import { fromDateOnly, isDateOnly, toDateOnly } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { forbidden, notFound } from '@/lib/platform/errors'
import { specialityQueryTokens } from '@/lib/platform/search/tokens'
import type { CourseFilter, CoursePage } from './course-filter'
import { attendancePolicy, coursePolicy } from './policy'

const PAGE = 50
/** Longer lists are shown as "1000+". */
const COUNT_LIMIT = 1000
const MOST_EXPORTED = 2000

/** Units whose courses the viewer may see, in tree order. */
export function unitChoices(
  viewer: Viewer,
  tree: OrgTree,
  verb: 'read' | 'record' = 'read',
): { id: string; name: string; depth: number }[] {
  return tree
    .list()
    .filter((unit) => coursePolicy.can(viewer, verb, { unitId: unit.id, isCityWide: false }))
    .map((unit) => ({ id: unit.id, name: unit.name, depth: tree.depthOf(unit.id) }))
}

/** The courses that a filter means, of those the viewer may read. @throws AppError notFound for another unit */
export function courseWhere(viewer: Viewer, filter: CourseFilter, tree: OrgTree): Prisma.TrainingCourseWhereInput {
  const tokens = specialityQueryTokens(filter.name ?? '')
  if (filter.unitId && !(tree.unit(filter.unitId) && coursePolicy.can(viewer, 'read', { unitId: filter.unitId, isCityWide: false })))
    throw notFound('没有找到这个单位，或不在您的管理范围内。')
  return {
    AND: [
      coursePolicy.where(viewer, 'read') as Prisma.TrainingCourseWhereInput,
      filter.year ? { endsOn: { gte: fromDateOnly(`${filter.year}-01-01`), lte: fromDateOnly(`${filter.year}-12-31`) } } : {},
      filter.manner ? { manner: filter.manner } : {},
      filter.unitId ? { unitId: { in: tree.descendantsOf(filter.unitId) } } : {},
      filter.scope ? { isCityWide: filter.scope === 'city' } : {},
      tokens.length > 0 ? { nameTokens: { hasEvery: tokens } } : {},
    ],
  }
}

/** Those that come after a place in the list: the first day, then the id. */
function beyond(after: string | undefined): Prisma.TrainingCourseWhereInput {
  const [startsOn = '', id = ''] = (after ?? '').split('~')
  if (!isDateOnly(startsOn)) return {}
  const day = fromDateOnly(startsOn)
  return { OR: [{ startsOn: { lt: day } }, { startsOn: day, id: { gt: id } }] }
}

/** Courses, the latest first, with how many of the viewer's people attended. @throws AppError forbidden, notFound for another unit */
export async function readCourses(viewer: Viewer, filter: CourseFilter, options: { all?: boolean } = {}): Promise<CoursePage> {
  if (!coursePolicy.can(viewer, 'read')) throw forbidden()
  const { prisma } = await db()
  const today = await businessToday(prisma)
  const tree = await loadOrgTree(prisma, today)
  const where = courseWhere(viewer, filter, tree)
  const [rows, counted] = await Promise.all([
    prisma.trainingCourse.findMany({
      where: { AND: [where, beyond(filter.after)] },
      orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
      take: options.all ? MOST_EXPORTED : PAGE + 1,
    }),
    prisma.trainingCourse.findMany({ where, select: { id: true }, take: COUNT_LIMIT + 1 }),
  ])
  const page = options.all ? rows : rows.slice(0, PAGE)
  const last = page.at(-1)
  const attended = await prisma.trainingAttendance.groupBy({
    by: ['courseId'],
    where: {
      AND: [attendancePolicy.where(viewer, 'read') as Prisma.TrainingAttendanceWhereInput, { courseId: { in: page.map(({ id }) => id) } }],
    },
    _count: true,
  })
  const attendedOf = new Map(attended.map(({ courseId, _count }) => [courseId, _count]))
  return {
    today,
    rows: page.map(({ id, name, manner, unitId, isCityWide, host, startsOn, endsOn, hours, place, content }) => ({
      id,
      name,
      manner,
      unitName: tree.nameOf(unitId),
      isCityWide,
      host,
      startsOn: toDateOnly(startsOn),
      endsOn: toDateOnly(endsOn),
      hours,
      place,
      content,
      attended: attendedOf.get(id) ?? 0,
    })),
    count: Math.min(counted.length, COUNT_LIMIT),
    isCountCut: counted.length > COUNT_LIMIT,
    nextAfter: !options.all && rows.length > PAGE && last ? `${toDateOnly(last.startsOn)}~${last.id}` : null,
    units: unitChoices(viewer, tree),
    abilities: { record: coursePolicy.can(viewer, 'record') },
  }
}
