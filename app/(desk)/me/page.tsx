import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PersonResults } from '@/components/assessment/person-results'
import { PersonDues } from '@/components/entitlements/person-dues'
import { CorrectionsCard } from '@/components/people/corrections-card'
import { DocumentsCard } from '@/components/people/documents-card'
import { RelationsCard } from '@/components/people/relations-card'
import { TitleLine } from '@/components/people/title-line'
import { PersonCallUpsCard } from '@/components/pool/person-call-ups'
import { PersonContributionsCard } from '@/components/radiation/person-contributions'
import { ConsentCard } from '@/components/titles/consent-card'
import { OwnProfile } from '@/components/titles/own-profile'
import { OwnTitles } from '@/components/titles/own-titles'
import { PersonTrainingCard } from '@/components/training/person-training'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { readPersonResults } from '@/lib/assessment/queries'
import { findPersonFiles } from '@/lib/org/document-queries'
import { readPerson } from '@/lib/org/person-queries'
import { readRelations } from '@/lib/org/relation-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readConsents } from '@/lib/pool/consent-queries'
import { findCorrections } from '@/lib/pool/correction-queries'
import { findPersonCallUps } from '@/lib/pool/person-pool-queries'
import { findPersonContributions } from '@/lib/radiation/person-queries'
import { readPersonDues } from '@/lib/titles/entitlement-queries'
import { readPersonTitles } from '@/lib/titles/queries'
import { readPersonTraining } from '@/lib/training/hours-queries'
import { addDocumentAction, removeDocumentAction } from '../people/document-actions'
import {
  answerCorrectionAction,
  proposeCorrectionAction,
  recordAbsenceAction,
  removeAbsenceAction,
  withdrawCorrectionAction,
} from '../people/pool-actions'
import { declareRelationAction, withdrawRelationAction } from '../people/relation-actions'
import { printCertificateAction } from '../titles/actions'
import { giveConsentAction, withdrawConsentAction } from './actions'

export const metadata: Metadata = { title: '我的主页' }

export default async function OwnPage() {
  const viewer = await currentViewer()
  const personId = viewer.personId
  if (viewer.role !== 'talent' || !personId) notFound()
  const [person, held, consents, relations, callUps, corrections, documents, training, contributions, dues, results] = await Promise.all([
    orNotFound(readPerson(viewer, personId)),
    orNotFound(readPersonTitles(viewer, personId)),
    orNotFound(readConsents(viewer, personId)),
    readRelations(viewer, personId),
    findPersonCallUps(viewer, personId),
    findCorrections(viewer, personId),
    findPersonFiles(viewer, personId),
    readPersonTraining(viewer, personId),
    findPersonContributions(viewer, personId),
    readPersonDues(viewer, personId),
    readPersonResults(viewer, personId),
  ])
  const running = held.titles.filter((title) => title.standing === 'running').length
  return (
    <>
      <PageHeader title={person.name} sub={[person.unitName, person.lineName, person.post].filter(Boolean).join(' · ')} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_420px]">
        <div className="grid gap-4">
          <Card>
            <CardHead
              finding={running > 0 ? `在任称号 ${running} 个` : '目前没有在任称号'}
              sub={held.lastDayInOffice ? `按现有信息，法定退休前最后一日为${formatDate(held.lastDayInOffice)}。` : undefined}
            />
            <CardBody>
              <TitleLine titles={held.titles.filter(({ standing }) => standing !== 'annulled')} today={held.today} />
              <OwnTitles titles={held.titles} today={held.today} printAction={printCertificateAction} />
            </CardBody>
          </Card>
          {training && <PersonTrainingCard isOwn training={training} />}
          {contributions && <PersonContributionsCard isOwn known={contributions} />}
          <PersonDues dues={dues ?? []} />
          <PersonResults results={results ?? []} />
          {documents && <DocumentsCard isOwn files={documents} add={addDocumentAction} remove={removeDocumentAction} />}
          <OwnProfile person={person} />
          {corrections && (
            <CorrectionsCard
              known={corrections}
              propose={proposeCorrectionAction}
              answer={answerCorrectionAction}
              withdraw={withdrawCorrectionAction}
            />
          )}
          {callUps && <PersonCallUpsCard isOwn known={callUps} record={recordAbsenceAction} remove={removeAbsenceAction} />}
        </div>
        <div className="grid gap-4">
          <ConsentCard consents={consents} give={giveConsentAction} withdraw={withdrawConsentAction} />
          {relations && <RelationsCard isOwn relations={relations} declare={declareRelationAction} withdraw={withdrawRelationAction} />}
        </div>
      </div>
    </>
  )
}
