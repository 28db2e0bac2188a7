import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MovePersonForm } from '@/components/people/move-person-form'
import { PageHeader } from '@/components/ui/page-header'
import { readPerson, readPersonFormChoices } from '@/lib/org/person-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { movePersonAction, returnPersonAction } from '../../actions'

export const metadata: Metadata = { title: '人员调动' }

export default async function MovePersonPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const person = await orNotFound(readPerson(viewer, id))
  const { move, comeBack } = person.abilities
  if (!move && !comeBack) notFound()
  const choices = await orNotFound(readPersonFormChoices(viewer))
  return (
    <>
      <PageHeader
        title={comeBack ? `${person.name}重新入职` : `${person.name}调动`}
        breadcrumb={[
          { label: '人员名册', href: '/people' },
          { label: person.name, href: `/people/${id}` },
          { label: comeBack ? '重新入职' : '调动' },
        ]}
      />
      <MovePersonForm person={person} choices={choices} action={comeBack ? returnPersonAction : movePersonAction} />
    </>
  )
}
