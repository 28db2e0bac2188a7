import type { Metadata } from 'next'
import { PersonResults } from '@/components/assessment/person-results'
import { PersonDues } from '@/components/entitlements/person-dues'
import { ConsentOnPaper } from '@/components/people/consent-on-paper'
import { CorrectionsCard } from '@/components/people/corrections-card'
import { DocumentsCard } from '@/components/people/documents-card'
import { EndPerson } from '@/components/people/end-person'
import { IssueCode } from '@/components/people/issue-code'
import { PersonAppraisals, PersonCareer, PersonFacts, PersonSanctions, PersonTitles } from '@/components/people/person-facts'
import { RecordAppraisal, RecordSanction } from '@/components/people/record-forms'
import { RelationsCard } from '@/components/people/relations-card'
import { RevealIdentity } from '@/components/people/reveal-identity'
import { PersonCallUpsCard } from '@/components/pool/person-call-ups'
import { PersonContributionsCard } from '@/components/radiation/person-contributions'
import { PersonTrainingCard } from '@/components/training/person-training'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { readPersonResults } from '@/lib/assessment/queries'
import { findPersonFiles } from '@/lib/org/document-queries'
import { affiliationLabels, personStatusLabels } from '@/lib/org/labels'
import { type PersonView, readPerson } from '@/lib/org/person-queries'
import { readRelations } from '@/lib/org/relation-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { findConsents } from '@/lib/pool/consent-queries'
import { findCorrections, type PersonCorrections } from '@/lib/pool/correction-queries'
import { findPersonCallUps } from '@/lib/pool/person-pool-queries'
import { findPersonContributions } from '@/lib/radiation/person-queries'
import { readPersonDues } from '@/lib/titles/entitlement-queries'
import { readPersonTraining } from '@/lib/training/hours-queries'
import { giveConsentAction, withdrawConsentAction } from '../../me/actions'
import { endPersonAction, issueActivationCodeAction, recordAppraisalAction, recordSanctionAction, revealIdentityAction } from '../actions'
import { addDocumentAction, removeDocumentAction } from '../document-actions'
import {
  answerCorrectionAction,
  proposeCorrectionAction,
  recordAbsenceAction,
  removeAbsenceAction,
  withdrawCorrectionAction,
} from '../pool-actions'
import { declareRelationAction, withdrawRelationAction } from '../relation-actions'

export const metadata: Metadata = { title: '人员' }

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const [person, consents] = await Promise.all([orNotFound(readPerson(viewer, id)), findConsents(viewer, id)])
  const [relations, callUps, corrections, documents, training, contributions, dues, results] = await Promise.all([
    readRelations(viewer, id),
    findPersonCallUps(viewer, id),
    findCorrections(viewer, id),
    findPersonFiles(viewer, id),
    readPersonTraining(viewer, id),
    findPersonContributions(viewer, id),
    readPersonDues(viewer, id),
    readPersonResults(viewer, id),
  ])
  const status = personStatusLabels[person.status]
  const { abilities } = person
  const subject = { id, version: person.version, today: person.today }
  return (
    <>
      <PageHeader
        title={person.name}
        badge={<Badge tone={status.tone}>{status.text}</Badge>}
        sub={[
          person.unitPath.join(' / '),
          person.lineName,
          person.affiliation === 'external' && affiliationLabels.external,
          person.statusOn && `${formatDate(person.statusOn)}起`,
        ]
          .filter(Boolean)
          .join(' · ')}
        breadcrumb={viewer.role === 'talent' ? undefined : [{ label: '人员名册', href: '/people' }, { label: person.name }]}
        actions={<PersonActions person={person} />}
      />
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] items-start gap-4 max-lg:grid-cols-1">
        <div className="grid gap-4">
          <PersonFacts
            person={person}
            tools={abilities.reveal ? <RevealIdentity personId={id} name={person.name} action={revealIdentityAction} /> : undefined}
          />
          {corrections && corrections.waiting > 0 && <Corrections known={corrections} />}
          <PersonTitles person={person} />
          {training && <PersonTrainingCard training={training} />}
          {contributions && <PersonContributionsCard known={contributions} />}
          <PersonDues dues={dues ?? []} />
          <PersonResults results={results ?? []} />
          {documents && <DocumentsCard files={documents} add={addDocumentAction} remove={removeDocumentAction} />}
          {callUps && <PersonCallUpsCard known={callUps} record={recordAbsenceAction} remove={removeAbsenceAction} />}
          {corrections && corrections.waiting === 0 && corrections.corrections.length > 0 && <Corrections known={corrections} />}
          {consents && <ConsentOnPaper name={person.name} consents={consents} give={giveConsentAction} withdraw={withdrawConsentAction} />}
        </div>
        <div className="grid gap-4">
          <PersonCareer person={person} />
          <PersonAppraisals
            person={person}
            tools={abilities.edit ? <RecordAppraisal person={subject} action={recordAppraisalAction} /> : undefined}
          />
          <PersonSanctions
            person={person}
            tools={abilities.edit ? <RecordSanction person={subject} action={recordSanctionAction} /> : undefined}
          />
          {relations && <RelationsCard relations={relations} declare={declareRelationAction} withdraw={withdrawRelationAction} />}
        </div>
      </div>
    </>
  )
}

/** What waits to be confirmed stands above the titles, what is done below. */
function Corrections({ known }: { known: PersonCorrections }) {
  return (
    <CorrectionsCard known={known} propose={proposeCorrectionAction} answer={answerCorrectionAction} withdraw={withdrawCorrectionAction} />
  )
}

function PersonActions({ person }: { person: PersonView }) {
  const { abilities, id } = person
  const heldTitles = person.holdings.filter(({ isHeld }) => isHeld).length
  return (
    <>
      {abilities.issueCode && <IssueCode personId={id} action={issueActivationCodeAction} />}
      {abilities.end && (
        <EndPerson
          person={{ id, version: person.version, name: person.name, today: person.today, heldTitles, isActive: person.status === 'active' }}
          action={endPersonAction}
        />
      )}
      {abilities.move && <LinkButton href={`/people/${id}/move`}>调动</LinkButton>}
      {abilities.comeBack && <LinkButton href={`/people/${id}/move`}>重新入职</LinkButton>}
      {abilities.edit && (
        <LinkButton href={`/people/${id}/edit`} variant="primary" icon="pen">
          修改
        </LinkButton>
      )}
    </>
  )
}
