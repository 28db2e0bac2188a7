import type { Metadata } from 'next'
import { AnswersView } from '@/components/rounds/answers-view'
import { DecideCandidate } from '@/components/rounds/decide-candidate'
import { DuplicatesCard } from '@/components/rounds/duplicates-card'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { KeyValues } from '@/components/ui/key-values'
import { PageHeader } from '@/components/ui/page-header'
import { Timeline } from '@/components/ui/timeline'
import { currentViewer } from '@/lib/platform/access/session'
import { addDays, formatDate, formatInstant, isDateOnly } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readCandidate } from '@/lib/rounds/candidate-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import {
  disqualifyAction,
  qualifyAction,
  reinstateAction,
  resumeNominationAction,
  returnForCorrectionAction,
  suspendNominationAction,
} from '../../../actions'

export const metadata: Metadata = { title: '候选对象' }

type Props = { params: Promise<{ id: string; nominationId: string }> }

export default async function CandidatePageView({ params }: Props) {
  const [viewer, { id, nominationId }] = await Promise.all([currentViewer(), params])
  const [head, page] = await Promise.all([orNotFound(readRoundHead(viewer, id)), orNotFound(readCandidate(viewer, id, nominationId))])
  const base = `/rounds/${id}/candidates`
  const failed = page.results.filter((result) => result.outcome === 'fail').length
  const open = page.results.filter((result) => result.outcome === 'needsEvidence').length
  const finding = failed > 0 ? `${failed} 条不符合` : open > 0 ? `${open} 条待核实材料` : '各项条件均符合'
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: '评选轮次', href: '/rounds' },
          { label: head.name, href: `/rounds/${id}` },
          { label: head.candidateName, href: base },
        ]}
        title={page.name}
        badge={<Badge tone={page.label.tone}>{page.label.text}</Badge>}
        sub={[page.unit, page.line, page.correctionDueAt ? `补正期限 ${formatInstant(page.correctionDueAt)}` : '', page.reason ?? '']
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            {page.previousId && (
              <LinkButton href={`${base}/${page.previousId}`} icon="chevron-left">
                上一个
              </LinkButton>
            )}
            {page.nextId && (
              <LinkButton href={`${base}/${page.nextId}`} iconAfter="chevron-right">
                下一个
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_400px]">
        <div className="grid gap-4 max-lg:order-2">
          <Card>
            {head.subjectKind === 'person' ? (
              <CardHead finding="档案信息" sub="来自人员名册，不由申报单位在本表填写" />
            ) : (
              <CardHead finding="项目信息" />
            )}
            <CardBody>
              <KeyValues
                items={page.facts.map((fact) => ({
                  label: fact.label,
                  value: isDateOnly(fact.value) ? formatDate(fact.value) : fact.value,
                }))}
              />
            </CardBody>
          </Card>
          <AnswersView fields={page.fields} answers={page.answers} personNames={page.personNames} attachments={page.attachments} />
        </div>
        <div className="grid gap-4 max-lg:order-1">
          <Card>
            <CardHead finding={finding} sub="申报条件核对，按方案规定的日期计算" />
            <CardBody>
              <DecideCandidate
                roundId={id}
                page={page}
                defaultDueOn={addDays(head.today, 3)}
                actions={{
                  qualify: qualifyAction,
                  returnForCorrection: returnForCorrectionAction,
                  disqualify: disqualifyAction,
                  reinstate: reinstateAction,
                  suspend: suspendNominationAction,
                  resume: resumeNominationAction,
                }}
              />
            </CardBody>
          </Card>
          <DuplicatesCard duplicates={page.duplicates} />
          {page.unsuitable.length > 0 && (
            <Card>
              <CardHead finding={`申请 ${page.unsuitable.length} 位专家回避`} sub="候选对象在申报时提出，不对外公开" />
              <CardBody>
                <ul className="space-y-1">
                  {page.unsuitable.map((row) => (
                    <li key={`${row.name}${row.unitName}`}>
                      {row.name}
                      <span className="ml-2 text-13 text-ink-3">{[row.unitName, row.reason].filter(Boolean).join('，')}</span>
                    </li>
                  ))}
                </ul>
              </CardBody>
            </Card>
          )}
          <Card>
            <CardHead finding="办理经过" />
            <CardBody>
              {page.history.length > 0 ? (
                <Timeline
                  items={page.history.map((item) => ({
                    id: item.id,
                    at: formatInstant(item.at),
                    title: item.title,
                    body: item.body ?? undefined,
                    by: item.by ?? undefined,
                  }))}
                />
              ) : (
                <EmptyState title="还没有办理记录" />
              )}
            </CardBody>
          </Card>
        </div>
      </div>
    </>
  )
}
