import type { Metadata } from 'next'
import { CallUpFacts } from '@/components/pool/call-up-facts'
import { CallUpPeople } from '@/components/pool/call-up-people'
import { CallUpTools } from '@/components/pool/call-up-tools'
import { CompleteCallUpForm } from '@/components/pool/complete-call-up-form'
import { ProposePeople } from '@/components/pool/propose-people'
import { Badge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readCallUp } from '@/lib/pool/call-up-queries'
import { callUpStateLabels } from '@/lib/pool/labels'
import { readSuggestions } from '@/lib/pool/suggestion-queries'
import {
  answerCallUpAction,
  completeCallUpAction,
  dispatchCallUpAction,
  findTalentsAction,
  proposePeopleAction,
  refuseCallUpAction,
  releasePersonAction,
  withdrawCallUpAction,
} from '../actions'

export const metadata: Metadata = { title: '人才调用' }

export default async function CallUpPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const callUp = await orNotFound(readCallUp(viewer, id))
  const { abilities } = callUp
  const suggestions = abilities.propose ? await readSuggestions(viewer, callUp) : null
  const standing = callUp.people.filter(({ state }) => state === 'proposed' || state === 'agreed')
  const state = callUpStateLabels[callUp.state]
  return (
    <>
      <PageHeader
        title={`调用${callUp.speciality}人才`}
        badge={<Badge tone={state.tone}>{state.text}</Badge>}
        sub={callUp.unitName}
        breadcrumb={[{ label: '人才调用', href: '/pool/call-ups' }, { label: callUp.speciality }]}
        actions={
          <CallUpTools callUp={callUp} dispatch={dispatchCallUpAction} refuse={refuseCallUpAction} withdraw={withdrawCallUpAction} />
        }
      />
      <CallUpFacts callUp={callUp} />
      <div className="grid gap-4">
        {(callUp.people.length > 0 || !abilities.propose) && (
          <CallUpPeople callUp={callUp} answer={answerCallUpAction} release={releasePersonAction} />
        )}
        {abilities.complete && callUp.blocked.complete === null && <CompleteCallUpForm callUp={callUp} action={completeCallUpAction} />}
        {suggestions && standing.length < callUp.headcount && (
          <ProposePeople
            callUp={{ id: callUp.id, version: callUp.version }}
            open={callUp.headcount - standing.length}
            suggestions={suggestions}
            action={proposePeopleAction}
            findTalents={findTalentsAction}
          />
        )}
      </div>
    </>
  )
}
