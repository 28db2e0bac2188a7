import type { Metadata } from 'next'
import { TalentProfile } from '@/components/public/talent-profile'
import { PublicPage } from '@/components/shell/public-frame'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readPublicTalent } from '@/lib/pool/public-queries'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const talent = await orNotFound(readPublicTalent(id))
  return { title: `${talent.name} · 人才库` }
}

export default async function TalentPage({ params }: Props) {
  const { id } = await params
  return (
    <PublicPage>
      <TalentProfile talent={await orNotFound(readPublicTalent(id))} />
    </PublicPage>
  )
}
