import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { firstValue, hrefWith, type ListParams } from '@/components/tables/list-url'
import { ImportTrainingButtons } from '@/components/training/import-training-buttons'
import { TrainingRows } from '@/components/training/training-rows'
import { TrainingUpload } from '@/components/training/training-upload'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { currentViewer } from '@/lib/platform/access/session'
import { AppError } from '@/lib/platform/errors'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readCourse, readCourseForm } from '@/lib/training/course-queries'
import { readTrainingPreview, type TrainingPreview } from '@/lib/training/import-queries'
import { importTrainingAction } from '../actions'

export const metadata: Metadata = { title: '导入培训记录' }

const PATH = '/training/import'
const SHOWN = 200
const VERDICTS = [
  { value: 'reject', label: '需改正' },
  { value: 'add', label: '将登记' },
  { value: 'same', label: '已登记' },
] as const

export default async function ImportTrainingPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [viewer, params] = await Promise.all([currentViewer(), searchParams])
  await orNotFound(readCourseForm(viewer))
  const courseId = firstValue(params, 'course') || null
  const course = courseId ? await orNotFound(readCourse(viewer, courseId)) : null
  if (course && !course.abilities.record) notFound()
  const file = firstValue(params, 'file')
  const preview = file ? await readTrainingPreview(viewer, file, courseId).catch(asSentence) : null
  const isRead = preview !== null && typeof preview !== 'string'
  return (
    <>
      <PageHeader
        title="导入培训记录"
        sub={course ? `“${course.name}”的参训人员；先逐行预览，确认后一次写入。` : '一行一人一项培训；先逐行预览，确认后一次写入。'}
        breadcrumb={[
          { label: '培训记录', href: '/training' },
          ...(course ? [{ label: course.name, href: `/training/${course.id}` }] : []),
          { label: '导入培训记录' },
        ]}
        actions={
          <a href={hrefWith(`${PATH}/template`, {}, { course: courseId ?? undefined })} className={buttonVariants()} download>
            下载模板
          </a>
        }
      />
      {typeof preview === 'string' && (
        <Alert tone="rose" className="mb-4">
          {preview}
        </Alert>
      )}
      {isRead && <Preview preview={preview} params={params} />}
      <Card>
        <CardHead finding={isRead ? '换一个文件' : '上传培训记录表'} sub="认得常见的表头和日期写法；一次最多 3000 行。" />
        <CardBody>
          <TrainingUpload courseId={courseId} />
        </CardBody>
      </Card>
    </>
  )
}

/** What cannot be read is said in words; anything unexpected goes on. */
function asSentence(error: unknown): string {
  if (error instanceof AppError) return error.message
  throw error
}

function Preview({ preview, params }: { preview: TrainingPreview; params: ListParams }) {
  const { counts, fileId, courseId, newCourses } = preview
  const chosen = VERDICTS.find(({ value }) => value === firstValue(params, 'show')) ?? VERDICTS.find(({ value }) => counts[value] > 0)
  const rows = preview.verdicts.filter(({ verdict }) => verdict === chosen?.value)
  const base = { file: fileId, ...(courseId ? { course: courseId } : {}) }
  return (
    <Card className="mb-4">
      <CardHead
        finding={`${preview.fileName}：将登记 ${counts.add} 条，需改正 ${counts.reject} 条，已登记 ${counts.same} 条`}
        sub={`工作表“${preview.sheetName}”。${newCourses.length > 0 ? `将新增 ${newCourses.length} 项培训：${namesOf(newCourses)}。` : ''}`}
        tools={
          counts.reject > 0 && (
            <a href={hrefWith(`${PATH}/rejected`, base, {})} className={buttonVariants({ size: 'sm' })} download>
              下载需改正的行
            </a>
          )
        }
      />
      <CardBody>
        <ImportTrainingButtons
          fileId={fileId}
          courseId={courseId}
          counts={counts}
          newCourses={newCourses.length}
          action={importTrainingAction}
        />
        <div className="mt-4">
          <Tabs
            label="按结果筛选"
            items={VERDICTS.map(({ value, label }) => ({
              label,
              href: hrefWith(PATH, base, { show: value }),
              current: value === chosen?.value,
              count: counts[value],
            }))}
          />
        </div>
      </CardBody>
      <TrainingRows rows={rows.slice(0, SHOWN)} namesCourse={courseId === null} />
      {rows.length > SHOWN && <CardBody>{`只显示前 ${SHOWN} 行，共 ${rows.length} 行。`}</CardBody>}
    </Card>
  )
}

function namesOf(courses: TrainingPreview['newCourses']): string {
  const names = courses.slice(0, 3).map(({ name }) => `“${name}”`)
  return `${names.join('、')}${courses.length > 3 ? '等' : ''}`
}
