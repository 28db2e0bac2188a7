import type { Metadata } from 'next'
import Link from 'next/link'
import { NoticeList } from '@/components/public/notice-list'
import { RoundList } from '@/components/public/round-list'
import { PublicPage, PublicTitle } from '@/components/shell/public-frame'
import { formatDate } from '@/lib/platform/dates'
import { readPublicNotices } from '@/lib/rounds/public-queries'

export const metadata: Metadata = { title: '评选与公示' }

export default async function NoticesPage() {
  const notices = await readPublicNotices()
  return (
    <PublicPage>
      <PublicTitle title="评选与公示" sub={`截至${formatDate(notices.today)}。公示期间，对名单有异议的可在公示页面实名提出。`} />
      <section className="mb-10" aria-labelledby="running">
        <h2 id="running" className="mb-2 text-18">
          公示
        </h2>
        <NoticeList publicities={notices.publicities} />
        <p className="mt-3 text-14">
          <Link href="/notices/answer" className="text-indigo hover:underline">
            查询已提出的异议
          </Link>
        </p>
      </section>
      <section aria-labelledby="all-rounds">
        <h2 id="all-rounds" className="mb-2 text-18">
          评选
        </h2>
        <RoundList rounds={notices.rounds} />
      </section>
    </PublicPage>
  )
}
