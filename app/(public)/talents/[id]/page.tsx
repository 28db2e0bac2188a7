import type { Metadata } from 'next'
import { StructuredData } from '@/components/public/structured-data'
import { TalentProfile } from '@/components/public/talent-profile'
import { PublicPage } from '@/components/shell/public-frame'
import { env } from '@/lib/platform/env'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readPublicTalent } from '@/lib/pool/public-queries'
import { describeTalent } from '@/lib/pool/structured-data'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const talent = await orNotFound(readPublicTalent(id))
  const titles = talent.titles.filter(({ isActive }) => isActive).map(({ name }) => name)
  return {
    title: `${talent.name} · 人才库`,
    description: [talent.unit, ...titles, ...talent.specialities].join('，'),
    alternates: { canonical: `${env().baseUrl}/talents/${talent.id}` },
  }
}

export default async function TalentPage({ params }: Props) {
  const { id } = await params
  const talent = await orNotFound(readPublicTalent(id))
  return (
    <PublicPage>
      <StructuredData data={describeTalent(talent, env().baseUrl)} />
      <TalentProfile talent={talent} />
    </PublicPage>
  )
}
