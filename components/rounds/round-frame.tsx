import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { StageRail } from '@/components/ui/stage-rail'
import { Tabs } from '@/components/ui/tabs'
import { TextLink } from '@/components/ui/text-link'
import type { RoundHead } from '@/lib/rounds/round-queries'

type RoundFrameProps = { head: RoundHead; current: string; actions?: ReactNode; children: ReactNode }

const mostMissing = 3

/** What stands in the way of the next stage, by name, with the page that mends it. */
function Missing({ head }: { head: RoundHead }) {
  const { next } = head
  if (!next || next.missing.length === 0) return null
  const shown = next.missing.slice(0, mostMissing)
  const rest = next.missing.length - shown.length
  return (
    <Alert attached title={`暂不能${next.label}。`}>
      <ul className="inline">
        {shown.map((item) => (
          <li key={item.message} className="inline">
            {item.message}
            {item.href && (
              <>
                <TextLink href={item.href}>{head.abilities.manage ? '去处理' : '查看'}</TextLink>{' '}
              </>
            )}
          </li>
        ))}
      </ul>
      {rest > 0 && <span className="text-ink-2">另有 {rest} 项。</span>}
    </Alert>
  )
}

/** What should be thought of before the next stage and does not stop it. */
function Warnings({ head }: { head: RoundHead }) {
  const warnings = head.next?.warnings ?? []
  if (warnings.length === 0) return null
  return (
    <Alert attached tone="indigo" title={`${head.next?.label ?? ''}之前请留意。`}>
      {warnings.map((item) => (
        <span key={item.message}>
          {item.message}
          {item.href && <TextLink href={item.href}>{head.abilities.manage ? '去处理' : '查看'}</TextLink>}
        </span>
      ))}
    </Alert>
  )
}

/** The top of every page of a round: name, stages, what is missing, the parts one may open. */
export function RoundFrame({ head, current, actions, children }: RoundFrameProps) {
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: '评选轮次', href: '/rounds' }, { label: `${head.year}年度` }]}
        title={head.name}
        badge={<Badge tone={head.label.tone}>{head.label.text}</Badge>}
        sub={head.summary}
        actions={actions}
      />
      <StageRail label="评选进程" stages={head.rail}>
        <Missing head={head} />
        <Warnings head={head} />
      </StageRail>
      <Tabs label="本轮评选" items={head.tabs.map((tab) => ({ label: tab.label, href: tab.href, current: tab.key === current }))} />
      {children}
    </>
  )
}
