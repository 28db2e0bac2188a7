import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { TextLink } from '@/components/ui/text-link'
import type { PersonCourse, PersonTraining } from '@/lib/training/hours-queries'
import { hoursText, MANNER_LABELS, RESULT_LABELS } from '@/lib/training/labels'
import { courseDays } from './course-table'

/** Courses of years are listed for this one and the one before; of earlier ones the sums. */
const LISTED_YEARS = 2

type PersonTrainingCardProps = {
  training: PersonTraining
  /** The person reads of themselves. */
  isOwn?: boolean
}

/** One person's training hours by year against what was demanded, and the courses they come from. */
export function PersonTrainingCard({ training, isOwn = false }: PersonTrainingCardProps) {
  const [current] = training.years
  const listed = training.years.slice(0, LISTED_YEARS).filter(({ courses }) => courses.length > 0)
  return (
    <Card id="training">
      <CardHead
        finding={headingOf(current)}
        sub={isOwn ? '由主办单位登记；与实际不符的，请联系单位人事更正。' : '由主办单位登记，年度考核据此核对。'}
      />
      <CardBody className="grid gap-4">
        <ul className="grid gap-2">
          {training.years.map(({ year, hours, online, demand }) => (
            <li
              key={year}
              className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-center gap-3 max-md:grid-cols-[4.5rem_minmax(0,1fr)]"
            >
              <span>{`${year} 年`}</span>
              <Progress value={Math.min(hours, demand)} max={Math.max(demand, 1)} label={`${year} 年学时`} />
              <span className="text-13 text-ink-2 max-md:col-span-2">
                {`${hoursText(hours)} 学时，要求 ${demand} 学时`}
                {online > 0 && `（网络教学 ${hoursText(online)}）`}
              </span>
            </li>
          ))}
        </ul>
        {listed.map(({ year, courses }) => (
          <div key={year}>
            <h3 className="mb-1 text-13 font-semibold text-ink-2">{`${year} 年参加的培训`}</h3>
            <ul className="divide-y divide-line">
              {courses.map((course) => (
                <CourseItem key={course.id} course={course} isOwn={isOwn} />
              ))}
            </ul>
          </div>
        ))}
      </CardBody>
    </Card>
  )
}

function headingOf(year: PersonTraining['years'][number] | undefined): string {
  if (!year) return '培训'
  const missing = year.demand - year.hours
  return `${year.year} 年培训 ${hoursText(year.hours)} 学时，${missing > 0 ? `还差 ${hoursText(missing)} 学时` : '已达到要求'}`
}

function CourseItem({ course, isOwn }: { course: PersonCourse; isOwn: boolean }) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2 last:pb-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          {isOwn || !course.canOpen ? course.courseName : <TextLink href={`/training/${course.courseId}`}>{course.courseName}</TextLink>}
          {course.result && <Badge tone={RESULT_LABELS[course.result].tone}>{RESULT_LABELS[course.result].word}</Badge>}
        </p>
        <p className="text-13 text-ink-3">{[MANNER_LABELS[course.manner], course.organiser, courseDays(course)].join(' · ')}</p>
        {course.certificate && (
          <TextLink href={`/api/files/${course.certificate.id}`} icon="paperclip" className="text-13">
            {course.certificate.name}
          </TextLink>
        )}
      </div>
      <span className="text-ink-2">{`${hoursText(course.hours)} 学时`}</span>
    </li>
  )
}
