import { Card, CardBody, CardHead } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { Guide, GuideTask } from './guide'

type GuideViewProps = {
  guide: Guide
  /** Pages the reader can open now; a task's link to another page is left out. */
  openPages: ReadonlySet<string>
}

function Task({ task, openPages }: { task: GuideTask; openPages: ReadonlySet<string> }) {
  return (
    <Card>
      <CardHead
        finding={task.title}
        tools={
          task.href && openPages.has(task.href) ? (
            <TextLink href={task.href} icon="chevron-right">
              去这一页
            </TextLink>
          ) : undefined
        }
      />
      <CardBody>
        <ol className="grid list-decimal gap-2 pl-6 leading-relaxed marker:text-ink-3">
          {task.steps.map((step) => (
            <li key={step} className="pl-1">
              {step}
            </li>
          ))}
        </ol>
        {task.notes && (
          <ul className="mt-3 grid gap-1 border-l-3 border-amber-line pl-3 text-13 leading-relaxed text-ink-2">
            {task.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}

/** The jobs of one role, a card each. */
export function GuideView({ guide, openPages }: GuideViewProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {guide.tasks.map((task) => (
        <Task key={task.title} task={task} openPages={openPages} />
      ))}
    </div>
  )
}
