import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import type { SchemeChange } from '@/lib/rounds/scheme-difference'

const kinds: Record<SchemeChange['kind'], { word: string; tone: Tone }> = {
  added: { word: '新增', tone: 'green' },
  removed: { word: '删除', tone: 'rose' },
  changed: { word: '修改', tone: 'amber' },
  moved: { word: '调序', tone: 'grey' },
}

function Words({ change }: { change: SchemeChange }) {
  const { subject, kind, from, to } = change
  if (kind === 'moved')
    return (
      <>
        {subject}由第 {from} 位调到第 {to} 位
      </>
    )
  if (kind !== 'changed')
    return (
      <>
        {subject}
        {(to ?? from) && <span className="text-ink-3">：{to ?? from}</span>}
      </>
    )
  return (
    <>
      {subject}：<del className="text-ink-3">{from}</del> <span className="sr-only">改为</span>
      <span aria-hidden="true">→</span> <ins className="no-underline">{to}</ins>
    </>
  )
}

/** What changed, part by part, from what to what. */
export function ChangesList({ changes, empty = '没有差别。' }: { changes: readonly SchemeChange[]; empty?: string }) {
  if (changes.length === 0) return <p className="text-ink-3">{empty}</p>
  const parts = [...new Set(changes.map((change) => change.part))]
  return (
    <dl className="space-y-3">
      {parts.map((part) => (
        <div key={part}>
          <dt className="text-13 text-ink-3">{part}</dt>
          <dd>
            <ul className="mt-1 space-y-1.5">
              {changes
                .filter((change) => change.part === part)
                .map((change) => (
                  <li key={`${change.kind}${change.subject}${change.from}${change.to}`} className="flex items-baseline gap-2 text-13">
                    <Badge tone={kinds[change.kind].tone} icon={null}>
                      {kinds[change.kind].word}
                    </Badge>
                    <span className="min-w-0 break-words">
                      <Words change={change} />
                    </span>
                  </li>
                ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}
