import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CourseForm } from '@/components/training/course-form'
import { Card, CardBody } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readCourse, readCourseForm } from '@/lib/training/course-queries'
import { saveCourseAction } from '../../actions'

export const metadata: Metadata = { title: '更正培训' }

export default async function EditCoursePage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const [course, choices] = await Promise.all([orNotFound(readCourse(viewer, id)), orNotFound(readCourseForm(viewer))])
  if (!course.abilities.record) notFound()
  return (
    <>
      <PageHeader
        title="更正培训"
        sub="改后的日期、学时和主办单位须与已登记的参训人员相符。"
        breadcrumb={[{ label: '培训记录', href: '/training' }, { label: course.name, href: `/training/${id}` }, { label: '更正' }]}
      />
      <Card className="max-w-3xl">
        <CardBody>
          <CourseForm choices={choices} course={course} action={saveCourseAction} />
        </CardBody>
      </Card>
    </>
  )
}
