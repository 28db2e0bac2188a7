import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { SplitUnitForm } from '@/components/units/split-unit-form'
import { readUnit, readUnitPeople } from '@/lib/org/unit-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { splitUnitAction } from '../../actions'

export const metadata: Metadata = { title: '拆分单位' }

export default async function SplitUnitPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const unit = await orNotFound(readUnit(viewer, id))
  if (!unit.canManage || unit.closedOn || unit.parentId === null) notFound()
  const people = await readUnitPeople(viewer, id)
  return (
    <>
      <PageHeader
        title={`拆分${unit.name}`}
        sub="新单位与本单位同级，隶属同一上级；本单位保留，未选的人员留下。"
        breadcrumb={[{ label: '单位', href: '/office/units' }, { label: unit.name, href: `/office/units/${id}` }, { label: '拆分' }]}
      />
      <SplitUnitForm unit={{ id, version: unit.version, name: unit.name, today: unit.today }} people={people} action={splitUnitAction} />
    </>
  )
}
