import { Card, CardBody, CardHead } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { Guide, GuideTask } from './guide'

type GuideViewProps = {
  guide: Guide
  /** Names of the pages the reader can open now, by address; a task's link to another page is left out. */
  openPages: ReadonlyMap<string, string>
}

function Task({ task, openPages }: { task: GuideTask; openPages: GuideViewProps['openPages'] }) {
  const page = task.href ? openPages.get(task.href) : undefined
  return (
    <Card>
      <CardHead
        finding={task.title}
        tools={
          task.href && page ? (
            <TextLink href={task.href} icon="chevron-right">
              {page}
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
    <div className="gap-4 lg:columns-2">
      {guide.tasks.map((task) => (
        <div key={task.title} className="break-inside-avoid pb-4">
          <Task task={task} openPages={openPages} />
        </div>
      ))}
    </div>
  )
}
