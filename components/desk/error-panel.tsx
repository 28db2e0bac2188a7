'use client'
import { useEffect, useState } from 'react'
import { buttonVariants } from '@/components/ui/button-look'
import { AWAY_TEXT, AWAY_TITLE } from '@/lib/platform/away-words'

/** A full load is wanted after a failure, not a step inside the page that failed. */
const HOME = '/'

const RELOAD_MS = 10_000

/** Whether the page failed because the database is away; it is then loaded again every ten seconds. */
function useDatabaseAway(): boolean {
  const [isAway, setIsAway] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = new AbortController()
    fetch('/readyz', { cache: 'no-store', signal: ask.signal })
      .then(({ status }) => {
        if (status !== 503) return
        setIsAway(true)
        timer = setTimeout(() => window.location.reload(), RELOAD_MS)
      })
      .catch(() => {})
    return () => {
      ask.abort()
      clearTimeout(timer)
    }
  }, [])
  return isAway
}

/** What happened, what was kept and what to do; the number leads to the log. Every page loads it, so it imports as little as it can. */
export function ErrorPanel({ reference, retry }: { reference?: string; retry: () => void }) {
  const isAway = useDatabaseAway()
  return (
    <div className="mx-auto grid min-h-[60dvh] max-w-xl content-center gap-4 px-6 py-12">
      <h1 className="text-28">{isAway ? AWAY_TITLE : '这一页暂时打不开'}</h1>
      <p className="text-16 text-ink-2" aria-live="polite">
        {isAway
          ? AWAY_TEXT
          : `系统出现意外，已保存的内容不受影响。请稍后重试；如仍不行，请联系市人才办${reference ? `，并告知编号 ${reference}` : ''}。`}
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
