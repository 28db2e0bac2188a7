import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EditPersonForm } from '@/components/people/edit-person-form'
import { PageHeader } from '@/components/ui/page-header'
import { readPerson } from '@/lib/org/person-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { editPersonAction } from '../../actions'

export const metadata: Metadata = { title: '修改人员信息' }

export default async function EditPersonPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const person = await orNotFound(readPerson(viewer, id))
  if (!person.abilities.edit) notFound()
  return (
    <>
      <PageHeader
        title={`修改${person.name}的信息`}
        sub={`${person.unitName} · 单位、条线和职务的变化请办理调动`}
        breadcrumb={[{ label: '人员名册', href: '/people' }, { label: person.name, href: `/people/${id}` }, { label: '修改' }]}
      />
      <EditPersonForm person={person} action={editPersonAction} />
    </>
  )
}
