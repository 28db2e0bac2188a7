'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ActionResult } from '@/components/forms/action-result'
import { useAutosave } from '@/components/forms/autosave'
import { AutosaveStatus } from '@/components/forms/autosave-status'
import { DraftAlerts } from '@/components/forms/draft-alerts'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { roundKindLabels } from '@/lib/rounds/labels'
import type { PrecheckBasis } from '@/lib/rounds/precheck-queries'
import type { Scheme } from '@/lib/rounds/scheme'
import { diffSchemes } from '@/lib/rounds/scheme-difference'
import { placedProblems, type SchemeProblem, unstorable } from '@/lib/rounds/scheme-problems'
import { goToPlace } from './anchors'
import type { SectionProps } from './basics'
import { ChangesList } from './changes-list'
import { Problems, type ReviseAction, ReviseButton, SectionLinks } from './editor-aside'
import type { TitleOption } from './eligibility'
import { EligibilityPeople } from './eligibility-people'
import { FormPreview } from './form-preview'
import { type Panel, Panels } from './panels'
import { type PrecheckAction, PrecheckCard } from './precheck-card'
import { Sections, sectionsOf } from './sections'
import { SheetPreview } from './sheet-preview'
import { type PreviewAction, useEligibilityPreview } from './use-eligibility-preview'

type Draft = { name: string; scheme: Scheme }
type SaveInput = Draft & { roundId: string; version: number }

type Props = {
  roundId: string
  version: number
  name: string
  scheme: Scheme
  titles: readonly TitleOption[]
  bases: readonly PrecheckBasis[]
  preview: PreviewAction
  precheck: PrecheckAction
  /** A draft saves itself; an announced scheme is revised as a whole, with a reason. */
  save?: (input: SaveInput) => Promise<ActionResult<{ version: number; problems: string[] }>>
  revise?: ReviseAction
}

/** What keeps the draft from being saved as it stands. */
function unsavable({ name, scheme }: Draft): SchemeProblem[] {
  const isShort = name.trim().length < 4
  return [...(isShort ? [{ message: '评选名称不少于 4 个字。', at: 'name' }] : []), ...unstorable(scheme)]
}

/** Composes a whole scheme on the screen: its parts on one page, what is missing at the side, and how it will look and go beside it. */
export function SchemeEditor(props: Props) {
  const { roundId, titles, save, revise } = props
  const router = useRouter()
  const [draft, setDraft] = useState<Draft>({ name: props.name, scheme: props.scheme })
  const [panel, setPanel] = useState('compose')
  const { scheme } = draft
  const broken = unsavable(draft)
  const autosave = useAutosave<Draft>({
    values: draft,
    version: props.version,
    storageKey: `draft:scheme:${roundId}${revise ? ':revision' : ''}`,
    save: async (values, version) => {
      if (unsavable(values).length > 0)
        return { ok: false, code: 'invalid', message: '有填写不合要求的地方（见“还差”清单），改好后自动保存。' }
      // A revision is published as a whole; until then it stays in this browser alone.
      if (!save) return { ok: false, code: 'local', message: '' }
      const result = await save({ roundId, version, ...values })
      if (result.ok) router.refresh()
      return result.ok ? { ok: true, data: { version: result.data.version, savedAt: new Date().toISOString() } } : result
    },
  })
  const isPersonRound = roundKindLabels[scheme.kind].subject === 'person'
  const people = useEligibilityPreview(
    { roundId, rules: scheme.eligibility, closesAt: scheme.schedule.closesAt },
    isPersonRound && broken.length === 0 ? props.preview : null,
  )
  const problems = broken.length > 0 ? broken : placedProblems(scheme)
  const changes = revise ? diffSchemes(props.scheme, scheme, new Map(titles.map((title) => [title.code, title.name]))) : []
  const part: SectionProps = {
    scheme,
    onChange: (change) => setDraft((last) => ({ ...last, scheme: { ...last.scheme, ...change } })),
  }
  const sections = sectionsOf({
    part,
    name: draft.name,
    onName: save ? (name) => setDraft((last) => ({ ...last, name })) : undefined,
    titles,
    people,
  })
  function restore(values: Draft) {
    setDraft(values)
    autosave.discardRecovered()
  }
  function onPlace(at: string) {
    setPanel('compose')
    requestAnimationFrame(() => requestAnimationFrame(() => goToPlace(at)))
  }
  const panels: Panel[] = [
    { key: 'compose', label: revise ? '修订' : '编制', body: <Sections sections={sections} /> },
    ...(revise
      ? [
          {
            key: 'changes',
            label: `修改 ${changes.length} 处`,
            body: (
              <Card>
                <CardHead finding={`与现行版本相比有 ${changes.length} 处差别`} sub="发布修订后，各方都能看到这些差别和理由" />
                <CardBody>
                  <ChangesList changes={changes} empty="还没有任何修改。" />
                </CardBody>
              </Card>
            ),
          },
        ]
      : []),
    { key: 'form', label: '申报表预览', body: <FormPreview fields={scheme.fields} /> },
    { key: 'sheet', label: '评分表预览', body: <SheetPreview criteria={scheme.criteria} gates={scheme.gates} /> },
    { key: 'people', label: '符合条件的人', body: <EligibilityPeople state={people} isPersonRound={isPersonRound} /> },
    {
      key: 'precheck',
      label: '预演',
      body: <PrecheckCard roundId={roundId} scheme={scheme} bases={props.bases} action={props.precheck} onPlace={onPlace} />,
    },
  ]
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_280px]">
      <div className="min-w-0">
        <DraftAlerts autosave={save ? autosave : { ...autosave, status: 'idle' }} onRestore={restore} />
        <Panels label="方案的各种看法" panels={panels} current={panel} onCurrent={setPanel} />
      </div>
      <aside className="space-y-4 max-lg:order-first lg:sticky lg:top-18">
        {save && (
          <p>
            <AutosaveStatus of={autosave} />
          </p>
        )}
        <Problems problems={problems} onPlace={onPlace} />
        <SectionLinks sections={sections} onPlace={onPlace} />
        {revise && (
          <ReviseButton
            roundId={roundId}
            version={props.version}
            scheme={scheme}
            changes={changes}
            isComplete={problems.length === 0}
            revise={revise}
            onDone={autosave.forget}
          />
        )}
      </aside>
    </div>
  )
}
