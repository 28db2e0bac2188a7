import type { Metadata } from 'next'
import { ActionButton } from '@/components/forms/action-button'
import { type ListParams, pageHref } from '@/components/tables/list-url'
import { AddAttendance } from '@/components/training/add-attendance'
import { AttendanceTable } from '@/components/training/attendance-table'
import { courseDays } from '@/components/training/course-table'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { KeyValues } from '@/components/ui/key-values'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { type CourseView, readCourse } from '@/lib/training/course-queries'
import { hoursText, MANNER_LABELS } from '@/lib/training/labels'
import { changeAttendanceAction, findTraineesAction, recordAttendanceAction, removeAttendanceAction, removeCourseAction } from '../actions'

export const metadata: Metadata = { title: '培训' }

type CoursePageProps = { params: Promise<{ id: string }>; searchParams: Promise<ListParams> }

export default async function CoursePage({ params, searchParams }: CoursePageProps) {
  const [viewer, { id }, query] = await Promise.all([currentViewer(), params, searchParams])
  const after = Array.isArray(query.after) ? query.after[0] : query.after
  const course = await orNotFound(readCourse(viewer, id, { after }))
  const isAhead = course.startsOn > course.today
  return (
    <>
      <PageHeader
        title={course.name}
        badge={course.isCityWide ? <Badge tone="indigo">全市培训</Badge> : undefined}
        sub={`${MANNER_LABELS[course.manner]} · ${course.unitName} · ${courseDays(course)}`}
        breadcrumb={[{ label: '培训记录', href: '/training' }, { label: course.name }]}
        actions={course.abilities.record ? <CourseTools course={course} isAhead={isAhead} /> : undefined}
      />
      <div className="grid gap-4">
        <Card>
          <CardBody>
            <KeyValues
              items={[
                { label: '学时', value: `${hoursText(course.hours)} 学时` },
                { label: '授课机构', value: course.host ?? '—' },
                { label: '地点', value: course.place ?? '—' },
                { label: '培训内容', value: course.content ?? '—', wide: true },
              ]}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHead
            finding={headingOf(course)}
            sub={course.abilities.record ? '每次登记和更正都记入审计记录。' : '只显示您管理范围内的人员。'}
          />
          <CardBody flush className="pt-3">
            {course.attendances.length === 0 ? (
              <EmptyState
                icon="users"
                title={isAhead ? '培训尚未开始' : '还没有登记参训人员'}
                hint={isAhead ? '开始后再登记参训人员。' : course.abilities.record ? '可从人员中选择，或用表格导入。' : undefined}
              />
            ) : (
              <AttendanceTable
                rows={course.attendances}
                courseHours={course.hours}
                change={changeAttendanceAction}
                remove={removeAttendanceAction}
              />
            )}
          </CardBody>
        </Card>
        <Pagination
          nextHref={pageHref(`/training/${id}`, query, 'after', course.nextAfter)}
          summary={`本页 ${course.attendances.length} 人`}
        />
      </div>
    </>
  )
}

function headingOf({ attended, totalHours, failed }: CourseView): string {
  if (attended === 0) return '参训人员'
  return `参训 ${attended} 人，共 ${hoursText(totalHours)} 学时${failed > 0 ? `，${failed} 人不合格` : ''}`
}

function CourseTools({ course, isAhead }: { course: CourseView; isAhead: boolean }) {
  return (
    <>
      <ActionButton
        action={removeCourseAction}
        input={{ courseId: course.id, version: course.version }}
        variant="quiet"
        success="培训已删除。"
        redirectTo="/training"
        confirm={{
          title: '删除培训',
          consequences:
            course.attended > 0
              ? `${course.attended} 人的参训记录一并删除，当年学时相应减少；删除原因记入审计记录。`
              : '这项培训还没有参训人员；删除原因记入审计记录。',
          confirmLabel: '删除',
          danger: true,
          reason: { label: '删除原因', required: true, minLength: 4 },
        }}
      >
        删除
      </ActionButton>
      <LinkButton href={`/training/${course.id}/edit`} icon="pen">
        更正
      </LinkButton>
      {!isAhead && (
        <LinkButton href={`/training/import?course=${course.id}`} icon="upload">
          表格导入
        </LinkButton>
      )}
      {!isAhead && <AddAttendance course={course} action={recordAttendanceAction} findTrainees={findTraineesAction} />}
    </>
  )
}
