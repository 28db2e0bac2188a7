import type { Metadata } from 'next'
import { CourseForm } from '@/components/training/course-form'
import { Card, CardBody } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readCourseForm } from '@/lib/training/course-queries'
import { saveCourseAction } from '../actions'

export const metadata: Metadata = { title: '登记培训' }

export default async function NewCoursePage() {
  const choices = await orNotFound(readCourseForm(await currentViewer()))
  return (
    <>
      <PageHeader
        title="登记培训"
        sub="先登记培训本身，保存后登记参训人员。"
        breadcrumb={[{ label: '培训记录', href: '/training' }, { label: '登记培训' }]}
      />
      <Card className="max-w-3xl">
        <CardBody>
          <CourseForm choices={choices} action={saveCourseAction} />
        </CardBody>
      </Card>
    </>
  )
}
