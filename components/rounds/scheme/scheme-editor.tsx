'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { useAutosave } from '@/components/forms/autosave'
import { AutosaveStatus } from '@/components/forms/autosave-status'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import type { Scheme } from '@/lib/rounds/scheme'
import { schemeProblems } from '@/lib/rounds/scheme-problems'
import { BasicsSection, ScheduleSection, type SectionProps } from './basics'
import { DecisionSection } from './decision'
import { EligibilitySection, type TitleOption } from './eligibility'
import { FieldsSection } from './form-fields'
import { JudgingSection, QuotasSection } from './judging'
import { RubricSection } from './rubric'

type Draft = { name: string; scheme: Scheme }
type SaveInput = Draft & { roundId: string; version: number }
type ReviseInput = { roundId: string; version: number; scheme: Scheme; reason: string }

type Props = {
  roundId: string
  version: number
  name: string
  scheme: Scheme
  titles: readonly TitleOption[]
  /** A draft saves itself; an announced scheme is revised as a whole, with a reason. */
  save?: (input: SaveInput) => Promise<ActionResult<{ version: number; problems: string[] }>>
  revise?: (input: ReviseInput) => Promise<ActionResult<{ schemeVersion: number }>>
}

type Section = { key: string; title: string; sub: string; body: ReactNode }

function sectionsOf(
  part: SectionProps,
  name: string,
  onName: ((name: string) => void) | undefined,
  titles: readonly TitleOption[],
): Section[] {
  const { scheme } = part
  return [
    {
      key: 'basics',
      title: '基本事项',
      sub: '名称、目的和申报方式',
      body: <BasicsSection {...part} name={name} onName={onName} titles={titles} />,
    },
    { key: 'schedule', title: '时间安排', sub: '各时点应当依次递进', body: <ScheduleSection {...part} /> },
    { key: 'fields', title: `申报表 ${scheme.fields.length} 项`, sub: '单位和人才填写的内容', body: <FieldsSection {...part} /> },
    {
      key: 'eligibility',
      title: `申报条件 ${scheme.eligibility.length} 条`,
      sub: '填表时即时核对，资格审查时再核',
      body: <EligibilitySection {...part} titles={titles} />,
    },
    { key: 'quotas', title: '名额', sub: '推荐和命名的上限、基层保底', body: <QuotasSection {...part} /> },
    { key: 'rubric', title: `评分标准 ${scheme.criteria.length} 项`, sub: '指标、权重和一票否决', body: <RubricSection {...part} /> },
    { key: 'judging', title: '专家评审', sub: '人数、匿名、合成和同分比较', body: <JudgingSection {...part} /> },
    { key: 'decision', title: '审议和公示', sub: '法定人数、通过比例、公示期和异议', body: <DecisionSection {...part} /> },
  ]
}

function Problems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0)
    return (
      <Alert tone="green" title="方案完整。">
        可以发布。
      </Alert>
    )
  return (
    <Alert tone="amber" title={`还差 ${problems.length} 项：`}>
      <ul className="list-disc pl-5">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </Alert>
  )
}

function Sections({ sections }: { sections: readonly Section[] }) {
  return sections.map((section) => (
    <Card key={section.key} id={section.key}>
      <CardHead finding={section.title} sub={section.sub} />
      <CardBody>{section.body}</CardBody>
    </Card>
  ))
}

/** Composes a whole scheme on the screen: sections on one page, what is missing at the side. */
export function SchemeEditor(props: Props) {
  const { roundId, titles, save, revise } = props
  const router = useRouter()
  const [draft, setDraft] = useState<Draft>({ name: props.name, scheme: props.scheme })
  const autosave = useAutosave<Draft>({
    values: draft,
    version: props.version,
    storageKey: `scheme:${roundId}`,
    enabled: save !== undefined,
    save: async (values, version) => {
      if (!save) return { ok: true, data: { version } }
      const result = await save({ roundId, version, ...values })
      if (result.ok) router.refresh()
      return result.ok ? { ok: true, data: { version: result.data.version, savedAt: new Date().toISOString() } } : result
    },
  })
  const problems = schemeProblems(draft.scheme)
  const part: SectionProps = {
    scheme: draft.scheme,
    onChange: (change) => setDraft((last) => ({ ...last, scheme: { ...last.scheme, ...change } })),
  }
  const sections = sectionsOf(part, draft.name, save ? (name) => setDraft((last) => ({ ...last, name })) : undefined, titles)
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_280px]">
      <div className="grid gap-4">
        {autosave.recovered && (
          <Alert
            tone="indigo"
            title="本机留有未保存的修改。"
            actions={
              <>
                <Button size="sm" onClick={() => autosave.recovered && setDraft(autosave.recovered.values)}>
                  恢复
                </Button>
                <Button size="sm" variant="quiet" onClick={autosave.discardRecovered}>
                  不要
                </Button>
              </>
            }
          >
            {autosave.recovered.isStale ? '方案此后被别人改过，恢复会以本机内容为准。' : ''}
          </Alert>
        )}
        <Sections sections={sections} />
      </div>
      <aside className="space-y-4 lg:sticky lg:top-18 max-lg:order-first">
        {save && (
          <p>
            <AutosaveStatus of={autosave} />
            {autosave.message && <span className="block text-13 text-rose">{autosave.message}</span>}
          </p>
        )}
        <Problems problems={problems} />
        <nav aria-label="方案各部分" className="max-lg:hidden">
          <ul className="rounded border border-line bg-surface py-2">
            {sections.map((section) => (
              <li key={section.key}>
                <a href={`#${section.key}`} className="block px-4 py-1.5 hover:text-indigo">
                  {section.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {revise && (
          <div className="space-y-2">
            <Badge tone="amber">修订为新版本</Badge>
            <p className="text-13 text-ink-2">通知发布后，方案的每次调整都是新版本，写明理由，各方可见；旧版本保留。</p>
            <ActionButton
              variant="primary"
              action={revise}
              input={{ roundId, version: props.version, scheme: draft.scheme }}
              blocked={problems.length > 0 ? '方案还不完整' : undefined}
              confirm={{
                title: '发布修订后的方案？',
                consequences: '新版本立即生效并固定，各单位会收到通知和理由。已提交的申报不受影响，但条件核对按新版本重新计算。',
                confirmLabel: '发布修订',
                reason: { label: '修订理由', required: true, minLength: 4 },
              }}
              success="方案已修订"
              redirectTo={`/rounds/${roundId}/scheme`}
            >
              发布修订
            </ActionButton>
          </div>
        )}
      </aside>
    </div>
  )
}
