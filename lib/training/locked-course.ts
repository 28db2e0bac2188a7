import 'server-only'
import type { OrgTree } from '@/lib/org/org-tree'
import type { Viewer } from '@/lib/platform/access/viewer'
import { type DateOnly, toDateOnly } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db/client'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { invalid, notFound } from '@/lib/platform/errors'
import { needsReason } from './attendance-rules'
import { attendancePolicy, coursePolicy } from './policy'

export type LockedCourse = Prisma.TrainingCourseGetPayload<object>

/** Locks a course that the viewer may read, for a change that they must be allowed to make. @throws AppError notFound, forbidden */
export async function lockCourse(tx: Tx, viewer: Viewer, courseId: string): Promise<LockedCourse> {
  await tx.$queryRaw`SELECT id FROM "TrainingCourse" WHERE id = ${courseId} FOR UPDATE`
  const course = await tx.trainingCourse.findUnique({ where: { id: courseId } })
  if (!course || !coursePolicy.can(viewer, 'read', course)) throw notFound('没有找到这项培训，可能已被删除，或不在您的管理范围内。')
  coursePolicy.authorise(viewer, 'record', course)
  return course
}

/** Two entries for one person wait for each other: their hours are judged together. */
export async function lockTrainees(tx: Tx, personIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ANY(${[...new Set(personIds)].sort()}::text[]) ORDER BY id FOR NO KEY UPDATE`
}

/** A unit's name for who may read its attendance; other units stay nameless. */
export function unitWords(viewer: Viewer, tree: OrgTree): (unitId: string) => string {
  return (unitId) => (attendancePolicy.can(viewer, 'read', { personId: '', unitId }) ? tree.nameOf(unitId) : '其他单位')
}

export function spanOf(course: { startsOn: Date; endsOn: Date; hours: number }): { startsOn: DateOnly; endsOn: DateOnly; hours: number } {
  return { startsOn: toDateOnly(course.startsOn), endsOn: toDateOnly(course.endsOn), hours: course.hours }
}

/** @throws AppError invalid when what is corrected is older than 30 days and no reason was given */
export function requireReason(recordedOn: Date, today: DateOnly, reason: string | null): void {
  if (needsReason(toDateOnly(recordedOn), today) && (reason ?? '').length < 4)
    throw invalid('登记已超过 30 天，更正要写明理由。', { reason: ['请写明更正理由，至少四个字。'] })
}
