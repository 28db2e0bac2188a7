import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { CreateUnitForm } from '@/components/units/create-unit-form'
import { readUnits } from '@/lib/org/unit-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { createUnitAction } from '../actions'

export const metadata: Metadata = { title: '设立单位' }

export default async function NewUnitPage() {
  const { units, today, canManage } = await orNotFound(readUnits(await currentViewer()))
  if (!canManage) notFound()
  return (
    <>
      <PageHeader title="设立单位" breadcrumb={[{ label: '单位', href: '/office/units' }, { label: '设立单位' }]} />
      <CreateUnitForm units={units.map(({ id, name }) => ({ id, name }))} today={today} action={createUnitAction} />
    </>
  )
}
