import Link from 'next/link'
import { percent } from '@/components/charts/scale'
import { Emblem } from '@/components/shell/emblem'
import { cn } from '@/components/ui/cn'
import { Icon, type IconName } from '@/components/ui/icon'
import { dateOf, formatDate, formatTime, formatWeekday } from '@/lib/platform/dates'
import type { OpenRoundView } from '@/lib/rounds/open-rounds-queries'
import type { ClassFigures, Dashboard, GridCell } from '@/lib/targets/dashboard'
import { formatGap, formatRange, STANDING_LABELS, type Standing } from '@/lib/targets/progress'
import { dashboardHref, personsHref } from './links'
import { SelfRefresh } from './self-refresh'

type DashboardWallProps = { owner: string; dashboard: Dashboard; rounds: readonly OpenRoundView[]; readAt: string }

const REFRESH_SECONDS = 60
const MOST_ATTENTION = 3
const MOST_ROUNDS = 1

const STANDINGS: Record<Standing, { icon: IconName; className: string }> = {
  onCourse: { icon: 'check', className: 'text-green' },
  atRisk: { icon: 'clock', className: 'text-amber' },
  missed: { icon: 'alert', className: 'text-rose' },
  untargeted: { icon: 'minus', className: 'text-ink-3' },
}

/** The wall of a meeting room: dark, nothing scrolls, sizes follow the screen; stacked where it is looked at on a phone. */
export function DashboardWall({ owner, dashboard, rounds, readAt }: DashboardWallProps) {
  const today = dateOf(new Date(readAt))
  return (
    <div
      data-theme="dark"
      className="flex min-h-dvh flex-col bg-ground px-[clamp(16px,2.9vw,80px)] py-[2.4vh] text-ink lg:h-dvh lg:overflow-hidden"
    >
      <header className="mb-[2vh] flex flex-none flex-wrap items-center gap-x-[1.2vw] gap-y-2">
        <Emblem size={48} />
        <h1 className="text-[clamp(22px,2.5vw,64px)] font-semibold">人才工作指标</h1>
        <p className="text-[clamp(14px,1.5vw,38px)] text-ink-2">{dashboard.cycle.name}</p>
        <div className="ml-auto text-right max-lg:ml-0 max-lg:text-left">
          <p className="text-[clamp(15px,1.6vw,40px)]">
            <b>{formatDate(today)}</b> {formatWeekday(today)} <b>{formatTime(readAt)}</b>
          </p>
          <p className="text-[clamp(13px,1.1vw,28px)] text-ink-2">
            <SelfRefresh seconds={REFRESH_SECONDS} />
          </p>
        </div>
      </header>
      <main id="main" className="grid min-h-0 flex-1 gap-[1.3vw] lg:grid-rows-[auto_minmax(0,1fr)] max-lg:gap-4">
        <section aria-label="三类人才" className="grid gap-[1.3vw] lg:grid-cols-3 max-lg:gap-4">
          {dashboard.classes.map((item) => (
            <ClassPanel key={item.code} dashboard={dashboard} item={item} />
          ))}
        </section>
        <div className="grid min-h-0 gap-[1.3vw] lg:grid-cols-[minmax(0,9fr)_minmax(0,5fr)] max-lg:gap-4">
          <LinesPanel dashboard={dashboard} />
          <section className="flex min-h-0 flex-col overflow-hidden rounded border border-line bg-surface px-[1.5vw] py-[2vh] max-lg:p-4">
            <Attention dashboard={dashboard} />
            <Rounds rounds={rounds} />
          </section>
        </div>
      </main>
      <footer className="mt-[1.2vh] flex flex-none flex-wrap justify-between gap-x-4 text-[clamp(13px,0.9vw,22px)] text-ink-3">
        <span>{`${owner} · 保持：当日在任且在职；培育：本周期首次获授；${dashboard.endWord}预计：已知的届满和退休，加在评轮次的预计命名`}</span>
        <Link href="/dashboard" className="text-ink-2 underline">
          返回驾驶舱
        </Link>
      </footer>
    </div>
  )
}

function ClassPanel({ dashboard, item }: { dashboard: Dashboard; item: ClassFigures }) {
  const { endWord } = dashboard
  const standing = STANDINGS[item.standing]
  const end = Math.max(item.target ?? 0, item.held, item.cultivated, item.forecast.expected) * 1.1 || 1
  const isShort = (item.gapAtEnd ?? 0) > 0
  const outcome =
    item.gapAtEnd === null ? '' : `，${item.gapAtEnd === 0 ? '达到目标' : isShort ? `差 ${item.gapAtEnd}` : `超目标 ${-item.gapAtEnd}`}`
  return (
    <section className="rounded border border-line bg-surface px-[1.5vw] py-[2vh] max-lg:p-4">
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-[clamp(16px,1.6vw,40px)] font-semibold">{item.name}</h2>
        <Link
          href={dashboardHref('/dashboard/forecast', dashboard, { class: item.code })}
          aria-label={`${item.name}${STANDING_LABELS[item.standing]}，看测算依据`}
          className={cn('flex items-center gap-2 text-[clamp(14px,1.4vw,36px)] font-semibold hover:underline', standing.className)}
        >
          <Icon name={standing.icon} size={20} />
          {STANDING_LABELS[item.standing]}
        </Link>
      </div>
      <p className="mt-[1vh] flex flex-wrap items-baseline gap-x-[1.4vw]">
        <Link
          href={personsHref(dashboard, { kind: 'retained', classCode: item.code })}
          aria-label={`${item.name}${item.held} 人名单`}
          className="text-[clamp(48px,6.4vw,160px)] leading-none font-semibold hover:underline"
        >
          {item.held}
        </Link>
        {item.target !== null && <span className="text-[clamp(15px,1.6vw,40px)] text-ink-2">目标 {item.target}</span>}
        <span className="text-[clamp(15px,1.6vw,40px)] text-ink-2">培育 {item.cultivated}</span>
      </p>
      <svg
        role="img"
        aria-label={`${item.name}：保持 ${item.held}，培育 ${item.cultivated}，${item.target === null ? '未设目标' : `目标 ${item.target}`}，${endWord}预计 ${item.forecast.expected}`}
        className="my-[1.4vh] block h-[3.2vh] min-h-6 w-full overflow-visible"
      >
        <rect width="100%" height="100%" fill="var(--sunk)" />
        <rect width={`${percent(item.cultivated, end)}%`} height="100%" fill="var(--c1-soft)" />
        <rect y="30%" width={`${percent(item.held, end)}%`} height="40%" fill="var(--c1)" />
        {item.target !== null && <rect x={`${percent(item.target, end)}%`} y="-25%" width="4" height="150%" fill="var(--target)" />}
      </svg>
      <p
        className={cn('text-[clamp(15px,1.5vw,38px)] font-semibold', isShort && 'text-rose')}
      >{`${endWord}预计 ${formatRange(item.forecast)}${outcome}`}</p>
    </section>
  )
}

type LineRow = { id: string; name: string; cell: GridCell & { target: number } }

/** The class that has the most people to find: the last of the list where none is short. */
function classToShow(dashboard: Dashboard): ClassFigures | undefined {
  return [...dashboard.classes]
    .reverse()
    .reduce<ClassFigures | undefined>((worst, item) => ((worst?.gap ?? 0) >= (item.gap ?? 0) ? (worst ?? item) : item), undefined)
}

function LinesPanel({ dashboard }: { dashboard: Dashboard }) {
  const shown = classToShow(dashboard)
  const rows = dashboard.grid
    .flatMap((line): LineRow[] => {
      const cell = shown && line.cells[shown.code]
      return cell && cell.target !== null ? [{ id: line.lineId, name: line.name, cell: { ...cell, target: cell.target } }] : []
    })
    .sort((a, b) => b.cell.target - b.cell.held - (a.cell.target - a.cell.held))
  const end = Math.max(1, ...rows.map(({ cell }) => Math.max(cell.held, cell.target)))
  const short = rows.filter(({ cell }) => cell.held < cell.target)
  const missing = short.reduce((sum, { cell }) => sum + cell.target - cell.held, 0)
  return (
    <section className="flex min-h-0 flex-col overflow-hidden rounded border border-line bg-surface px-[1.5vw] py-[2vh] max-lg:p-4">
      <h2 className="mb-[1.2vh] flex-none text-[clamp(16px,1.5vw,38px)] font-semibold">
        {rows.length === 0
          ? '还没有设定各条线的目标'
          : short.length === 0
            ? `${shown?.name ?? ''}：${rows.length} 个条线全部达标`
            : `${shown?.name ?? ''}：${rows.length} 个条线中 ${short.length} 个未达标，这些条线共差 ${missing} 名`}
      </h2>
      <ul className="flex min-h-0 flex-1 flex-col justify-between">
        {rows.map(({ id, name, cell }) => {
          const gap = cell.target - cell.held
          return (
            <li
              key={id}
              className="grid grid-cols-[6em_minmax(0,1fr)_5em_4em] items-center gap-[1vw] text-[clamp(14px,1.2vw,30px)] leading-tight max-lg:py-1"
            >
              <Link
                href={personsHref(dashboard, { kind: 'retained', classCode: shown?.code, lineId: id })}
                className={cn('truncate hover:underline', gap > 0 && 'font-semibold')}
              >
                {name}
              </Link>
              <svg aria-hidden="true" className="block h-[1.9vh] min-h-3 w-full overflow-visible">
                <rect width={`${percent(cell.held, end)}%`} height="100%" fill={gap > 0 ? 'var(--c1)' : 'var(--c1-soft)'} />
                <rect x={`${percent(cell.target, end)}%`} y="-25%" width="3" height="150%" fill="var(--target)" />
              </svg>
              <span className="text-right">
                <b>{cell.held}</b>
                <span className="text-ink-2">/{cell.target}</span>
              </span>
              <span
                className={cn('text-right font-semibold', gap > cell.target * 0.1 ? 'text-rose' : gap > 0 ? 'text-amber' : 'text-green')}
              >
                {formatGap(gap)}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Attention({ dashboard }: { dashboard: Dashboard }) {
  return (
    <>
      <h2 className="mb-[1.2vh] text-[clamp(16px,1.5vw,38px)] font-semibold">最需要关注</h2>
      {dashboard.attention.length === 0 && <p className="text-[clamp(14px,1.35vw,34px)] text-ink-2">没有需要特别关注的事项。</p>}
      <ul className="space-y-[1.1vh]">
        {dashboard.attention.slice(0, MOST_ATTENTION).map((item) => (
          <li key={item.key} className="flex gap-[0.8vw]">
            <Icon name="alert" size={22} className={cn('mt-1 flex-none', item.tone === 'rose' ? 'text-rose' : 'text-amber')} />
            <div>
              <p className="text-[clamp(15px,1.3vw,33px)] leading-tight font-semibold">
                <Link href={personsHref(dashboard, item.open)} className="hover:underline">
                  {item.title}
                </Link>
              </p>
              <p className="text-[clamp(13px,1.1vw,28px)] leading-snug text-ink-2">{item.detail}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function Rounds({ rounds }: { rounds: readonly OpenRoundView[] }) {
  if (rounds.length === 0) return null
  return (
    <div className="mt-auto border-t border-line pt-[1.4vh] max-lg:mt-4">
      <h2 className="mb-[0.8vh] text-[clamp(16px,1.5vw,38px)] font-semibold">正在进行</h2>
      <ul className="space-y-[0.6vh] text-[clamp(13px,1.1vw,28px)] leading-snug">
        {rounds.slice(0, MOST_ROUNDS).map((round) => (
          <li key={round.id} className="flex flex-wrap justify-between gap-x-[1vw]">
            <span className="font-semibold">{round.name}</span>
            <span className="text-ink-2">{[round.stageName, round.next].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
