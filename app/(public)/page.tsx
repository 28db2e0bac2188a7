import Link from 'next/link'
import { NoticeList } from '@/components/public/notice-list'
import { RoundList } from '@/components/public/round-list'
import { TitleCounts } from '@/components/public/title-counts'
import { PublicPage } from '@/components/shell/public-frame'
import { Button } from '@/components/ui/button'
import { SearchInput } from '@/components/ui/input'
import { countPublicTalents } from '@/lib/pool/public-queries'
import { readPublicNotices } from '@/lib/rounds/public-queries'

export default async function FrontPage() {
  const [talents, notices] = await Promise.all([countPublicTalents(), readPublicNotices()])
  return (
    <PublicPage>
      <section aria-labelledby="find" className="border-b border-line pb-8">
        <h1 id="find" className="text-28 max-md:text-22">
          找到各条线的业务骨干力量
        </h1>
        <p className="mt-1 text-ink-3">公众人才库现有 {talents.total} 名经本人同意公开的在任人才。</p>
        <search>
          <form method="get" action="/talents" className="mt-5 flex max-w-[760px] gap-2">
            <label htmlFor="front-search" className="sr-only">
              按姓名、拼音或专长查找人才
            </label>
            <SearchInput id="front-search" name="q" placeholder="姓名、拼音、首字母或专长" className="h-11 flex-1" />
            <Button type="submit" variant="primary" size="lg">
              搜索
            </Button>
          </form>
        </search>
        <TitleCounts counts={talents.byTitle} />
      </section>
      <div className="mt-8 grid grid-cols-2 gap-10 max-md:grid-cols-1">
        <section aria-labelledby="publicities">
          <h2 id="publicities" className="mb-2 text-18">
            公示
          </h2>
          <NoticeList publicities={notices.publicities} />
        </section>
        <section aria-labelledby="rounds">
          <h2 id="rounds" className="mb-2 text-18">
            评选
          </h2>
          <RoundList rounds={notices.rounds.slice(0, 6)} />
          <p className="mt-3 text-14">
            <Link href="/notices" className="text-indigo hover:underline">
              全部评选与公示
            </Link>
          </p>
        </section>
      </div>
    </PublicPage>
  )
}
