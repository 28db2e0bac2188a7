import type { Metadata } from 'next'
import { RoundActions } from '@/components/rounds/round-actions'
import { RoundFrame } from '@/components/rounds/round-frame'
import { SchemeEditor } from '@/components/rounds/scheme/scheme-editor'
import { SchemeView } from '@/components/rounds/scheme/scheme-view'
import { VersionsCard } from '@/components/rounds/scheme/versions-card'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { LinkButton } from '@/components/ui/button'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { readScheme } from '@/lib/rounds/scheme-queries'
import { readSchemeVersions } from '@/lib/rounds/scheme-version-queries'
import { reviseSchemeAction, saveSchemeDraftAction } from '../../actions'
import { stageActions } from '../../stage-actions'
import { precheckSchemeAction, previewEligibilityAction } from './actions'

export const metadata: Metadata = { title: '评选方案' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<ListParams> }

export default async function SchemePage({ params, searchParams }: Props) {
  const [viewer, { id }, query] = await Promise.all([currentViewer(), params, searchParams])
  const asked = { from: Number(firstValue(query, 'from')), to: Number(firstValue(query, 'to')) }
  const [head, view, versions] = await Promise.all([
    orNotFound(readRoundHead(viewer, id)),
    orNotFound(readScheme(viewer, id)),
    orNotFound(readSchemeVersions(viewer, id, asked)),
  ])
  const isRevising = view.abilities.revise && firstValue(query, 'revise') === '1'
  const editor = { roundId: id, version: view.roundVersion, name: view.name, scheme: view.scheme, titles: view.titles, bases: view.bases }
  const tools = { preview: previewEligibilityAction, precheck: precheckSchemeAction }
  return (
    <RoundFrame
      head={head}
      current="scheme"
      actions={
        <>
          {view.abilities.revise && (
            <LinkButton href={isRevising ? `/rounds/${id}/scheme` : `/rounds/${id}/scheme?revise=1`} icon={isRevising ? undefined : 'pen'}>
              {isRevising ? '放弃修订' : '修订方案'}
            </LinkButton>
          )}
          <RoundActions head={head} actions={stageActions} />
        </>
      }
    >
      {view.abilities.edit ? (
        <SchemeEditor key="draft" {...editor} {...tools} save={saveSchemeDraftAction} />
      ) : isRevising ? (
        <SchemeEditor key="revision" {...editor} {...tools} revise={reviseSchemeAction} />
      ) : (
        <div className="grid gap-4">
          <SchemeView view={view} />
          <VersionsCard data={versions} action={`/rounds/${id}/scheme`} />
        </div>
      )}
    </RoundFrame>
  )
}
