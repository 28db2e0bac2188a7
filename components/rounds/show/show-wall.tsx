'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Emblem } from '@/components/shell/emblem'
import { cn } from '@/components/ui/cn'
import type { ShowScreen } from '@/lib/rounds/show/show-queries'
import { FeedStatus } from './feed-status'
import { useShowFeed } from './use-show-feed'

type ShowWallProps = { roundId: string; initial: ShowScreen; candidateWord: string }

/** The wall of the hall: dark, sizes follow the screen, nothing scrolls. */
export function ShowWall({ roundId, initial, candidateWord }: ShowWallProps) {
  const { data, status } = useShowFeed(roundId, 'screen', initial)
  return (
    <div data-theme="dark" className="flex h-dvh flex-col overflow-hidden bg-ground text-ink">
      <header className="flex flex-none items-center gap-[1vw] border-b border-line bg-surface px-[2.5vw] py-[1.6vh]">
        <Emblem size={48} />
        <h1 className="min-w-0 truncate text-[clamp(20px,2.4vw,56px)] font-semibold">{data.roundName}</h1>
        <p className="text-[clamp(14px,1.3vw,30px)] text-ink-2">现场展示评比</p>
        <p className="ml-auto text-[clamp(14px,1.3vw,30px)] text-ink-2">
          已结束 <b className="text-ink">{data.closed}</b> / {data.total}
        </p>
      </header>
      <main id="main" className="min-h-0 flex-1 px-[4vw] py-[3vh]">
        <Stage data={data} candidateWord={candidateWord} />
      </main>
      <footer className="flex flex-none items-center justify-between gap-4 px-[2.5vw] pb-[1.4vh] text-13 text-ink-3">
        <span>
          {data.next && data.phase !== 'open'
            ? `下一个：第 ${data.next.position} 个 ${data.next.name}`
            : '得分按已公布的方案计算，最终结果以公示为准'}
        </span>
        <span className="flex items-center gap-4">
          <FeedStatus status={status} />
          <Link href={`/rounds/${roundId}/show`} className="text-ink-2 underline">
            返回控制台
          </Link>
        </span>
      </footer>
    </div>
  )
}

function Stage({ data, candidateWord }: { data: ShowScreen; candidateWord: string }) {
  if (data.current) return <Running current={data.current} candidateWord={candidateWord} />
  if (data.phase === 'over') return <Results data={data} />
  if (data.last) return <Result last={data.last} />
  return (
    <Centre>
      <p className="text-[clamp(32px,5vw,120px)] leading-tight font-semibold">{data.total > 0 ? '即将开始' : '展示顺序尚未排定'}</p>
      {data.next && (
        <p className="mt-[3vh] text-[clamp(18px,2.2vw,52px)] text-ink-2">
          第一个{candidateWord}：{data.next.name}
        </p>
      )}
    </Centre>
  )
}

function Centre({ children }: { children: ReactNode }) {
  return <div className="flex h-full flex-col items-center justify-center text-center">{children}</div>
}

function Running({ current, candidateWord }: { current: NonNullable<ShowScreen['current']>; candidateWord: string }) {
  return (
    <div className="grid h-full grid-rows-[minmax(0,1fr)_auto] gap-[2vh]" aria-live="polite">
      <div className="flex min-h-0 flex-col justify-center overflow-hidden">
        <p className="text-[clamp(18px,2vw,48px)] text-ink-2">
          第 {current.position} 个{candidateWord}
          {current.category && (
            <span className="ml-[1.5vw] rounded bg-indigo-tint px-[1vw] py-[0.4vh] text-indigo">{current.category}</span>
          )}
        </p>
        <h2 className="mt-[2vh] text-[clamp(36px,6.4vw,150px)] leading-tight font-semibold text-balance">{current.name}</h2>
        <p className="mt-[1.5vh] text-[clamp(18px,2.4vw,56px)] text-ink-2">{current.unit}</p>
        {current.slogan && <p className="mt-[2.5vh] text-[clamp(18px,2.2vw,52px)]">“{current.slogan}”</p>}
        {current.summary && (
          <p className="mt-[2.5vh] line-clamp-4 max-w-[80vw] text-[clamp(15px,1.5vw,36px)] leading-relaxed text-ink-2">{current.summary}</p>
        )}
      </div>
      <div className="flex items-center gap-[2vw] border-t border-line pt-[2vh]">
        <p className="text-[clamp(18px,2vw,48px)]">
          评委正在评分　<b className="text-indigo">{current.submitted}</b> / {current.judges} 位已评完
        </p>
        <div
          role="progressbar"
          aria-label="已评完的评委"
          aria-valuenow={current.submitted}
          aria-valuemin={0}
          aria-valuemax={current.judges}
          className="h-[1.6vh] min-w-0 flex-1 rounded bg-sunk"
        >
          <div
            className="h-full rounded bg-indigo transition-[width]"
            style={{ width: `${current.judges === 0 ? 0 : (100 * current.submitted) / current.judges}%` }}
          />
        </div>
      </div>
    </div>
  )
}

function Result({ last }: { last: NonNullable<ShowScreen['last']> }) {
  return (
    <Centre>
      <p className="text-[clamp(18px,2.2vw,52px)] text-ink-2">
        第 {last.position} 个 · {last.unit}
      </p>
      <h2 className="mt-[1vh] text-[clamp(30px,4.6vw,110px)] leading-tight font-semibold text-balance">{last.name}</h2>
      <p className="mt-[3vh] text-[clamp(72px,13vw,300px)] leading-none font-semibold text-green" aria-live="polite">
        {last.value ?? '—'}
      </p>
      <p className="mt-[2vh] text-[clamp(16px,1.6vw,38px)] text-ink-2">{last.basis}</p>
      {last.totals.length > 0 && (
        <ul aria-label="各位评委的评分" className="mt-[3vh] flex flex-wrap justify-center gap-[1vw]">
          {last.totals.map((total) => (
            <li
              key={total.place}
              className={cn(
                'rounded border border-line px-[1.2vw] py-[0.6vh] text-[clamp(16px,1.8vw,42px)]',
                total.isDropped && 'text-ink-3 line-through',
              )}
            >
              {total.text}
              {total.isDropped && <span className="sr-only">（去掉）</span>}
            </li>
          ))}
        </ul>
      )}
    </Centre>
  )
}

function Results({ data }: { data: ShowScreen }) {
  const columns = data.results.length > 12 ? 'columns-3' : data.results.length > 5 ? 'columns-2' : 'columns-1'
  return (
    <div className="flex h-full flex-col">
      <h2 className="text-[clamp(26px,3.4vw,80px)] font-semibold">全部展示完毕，评分已封存</h2>
      <p className="text-[clamp(15px,1.5vw,36px)] text-ink-2">按展示顺序排列，不是名次；结果由评审领导小组审议后公示</p>
      <ul className={cn('mt-[3vh] min-h-0 flex-1 gap-[4vw] overflow-hidden', columns)}>
        {data.results.map((row) => (
          <li key={row.position} className="flex break-inside-avoid items-baseline gap-[1vw] border-b border-line py-[1.3vh]">
            <span className="w-[2.4vw] flex-none text-right text-[clamp(14px,1.5vw,36px)] text-ink-3">{row.position}</span>
            <span className="min-w-0 flex-1 truncate text-[clamp(17px,1.9vw,46px)]">{row.name}</span>
            <b className="text-[clamp(18px,2.1vw,50px)]">{row.value ?? '—'}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}
