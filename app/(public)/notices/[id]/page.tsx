import type { Metadata } from 'next'
import { PublicityView } from '@/components/public/publicity-view'
import { PublicPage } from '@/components/shell/public-frame'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readPublicity } from '@/lib/rounds/public-queries'

export const metadata: Metadata = { title: '公示', robots: { index: false, follow: false } }

export default async function PublicityPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return (
    <PublicPage>
      <PublicityView publicity={await orNotFound(readPublicity(id))} />
    </PublicPage>
  )
}
