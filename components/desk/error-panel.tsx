'use client'
import { buttonVariants } from '@/components/ui/button-look'

/** A full load is wanted after a failure, not a step inside the page that failed. */
const HOME = '/'

/** What happened, what was kept and what to do; the number leads to the log. Every page loads it, so it imports as little as it can. */
export function ErrorPanel({ reference, retry }: { reference?: string; retry: () => void }) {
  return (
    <div className="mx-auto grid min-h-[60dvh] max-w-xl content-center gap-4 px-6 py-12">
      <h1 className="text-28">这一页暂时打不开</h1>
      <p className="text-16 text-ink-2">
        系统出现意外，已保存的内容不受影响。请稍后重试；如仍不行，请联系市人才办{reference ? `，并告知编号 ${reference}` : ''}。
      </p>
      <p className="flex flex-wrap gap-3">
        <button type="button" className={buttonVariants({ variant: 'primary' })} onClick={retry}>
          重试
        </button>
        <a href={HOME} className={buttonVariants()}>
          回到首页
        </a>
      </p>
    </div>
  )
}
