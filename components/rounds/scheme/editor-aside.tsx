'use client'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import type { Scheme } from '@/lib/rounds/scheme'
import type { SchemeChange } from '@/lib/rounds/scheme-difference'
import type { SchemeProblem } from '@/lib/rounds/scheme-problems'
import { ChangesList } from './changes-list'
import type { Section } from './sections'

export type ReviseAction = (input: {
  roundId: string
  version: number
  scheme: Scheme
  reason: string
}) => Promise<ActionResult<{ schemeVersion: number }>>

/** What is missing, each line a way to the place that mends it. */
export function Problems({ problems, onPlace }: { problems: readonly SchemeProblem[]; onPlace: (at: string) => void }) {
  if (problems.length === 0)
    return (
      <Alert tone="green" title="方案完整。">
        可以发布。
      </Alert>
    )
  return (
    <Alert tone="amber" title={`还差 ${problems.length} 项：`}>
      <ul className="max-h-72 list-disc overflow-y-auto pl-5">
        {problems.map(({ message, at }) => (
          <li key={`${at}${message}`}>
            <button
              type="button"
              onClick={() => onPlace(at)}
              className="cursor-pointer text-left underline decoration-line-strong underline-offset-2 hover:text-indigo"
            >
              {message}
            </button>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

export function SectionLinks({ sections, onPlace }: { sections: readonly Section[]; onPlace: (at: string) => void }) {
  return (
    <nav aria-label="方案各部分" className="max-lg:hidden">
      <ul className="rounded border border-line bg-surface py-2">
        {sections.map((section) => (
          <li key={section.key}>
            <button
              type="button"
              onClick={() => onPlace(section.key)}
              className="block w-full cursor-pointer px-4 py-1.5 text-left hover:text-indigo"
            >
              {section.title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type ReviseProps = {
  roundId: string
  version: number
  scheme: Scheme
  changes: readonly SchemeChange[]
  isComplete: boolean
  revise: ReviseAction
  onDone: () => void
}

/** Publishes the draft as a new version: what changed is read once more before the reason is written. */
export function ReviseButton({ roundId, version, scheme, changes, isComplete, revise, onDone }: ReviseProps) {
  const blocked = !isComplete ? '方案还不完整' : changes.length === 0 ? '还没有任何修改' : undefined
  return (
    <div className="space-y-2">
      <Badge tone="amber">修订为新版本</Badge>
      <p className="text-13 text-ink-2">通知发布后，方案的每次调整都是新版本，写明理由，各方可见；旧版本保留。</p>
      <ActionButton
        variant="primary"
        action={revise}
        input={{ roundId, version, scheme }}
        blocked={blocked}
        confirm={{
          title: '发布修订后的方案？',
          consequences: (
            <div className="space-y-3">
              <p>新版本立即生效并固定，各单位会收到通知和理由。已提交的申报不受影响，但条件核对按新版本重新计算。</p>
              <div className="rounded border border-line px-3 py-2">
                <p className="mb-2 text-ink">与现行版本的 {changes.length} 处差别：</p>
                <ChangesList changes={changes} />
              </div>
            </div>
          ),
          confirmLabel: '发布修订',
          reason: { label: '修订理由', required: true, minLength: 4 },
        }}
        success="方案已修订"
        onDone={onDone}
        redirectTo={`/rounds/${roundId}/scheme`}
      >
        发布修订
      </ActionButton>
    </div>
  )
}
