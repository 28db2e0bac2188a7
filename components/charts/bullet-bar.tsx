import { niceCeiling, percent } from './scale'

type BulletBarProps = {
  /** What is counted; begins the text alternative. */
  label: string
  held: number
  target: number
  cultivated?: number
  forecast?: number
  /** The printed end of the scale; a round number is found when left out. */
  max?: number
  unit?: string
}

function anchorAt(share: number): 'start' | 'middle' | 'end' {
  if (share < 10) return 'start'
  return share > 90 ? 'end' : 'middle'
}

/** Held (solid) and cultivated (pale band) against the target (tick), with the forecast (hollow diamond), on a scale from 0. */
export function BulletBar({ label, held, target, cultivated, forecast, max, unit = '名' }: BulletBarProps) {
  const end = max ?? niceCeiling(Math.max(target * 1.2, held, cultivated ?? 0, forecast ?? 0))
  const words = [
    `${label}：保持 ${held} ${unit}`,
    cultivated === undefined ? '' : `培育 ${cultivated} ${unit}`,
    `目标 ${target} ${unit}`,
    forecast === undefined ? '' : `年底预计 ${forecast} ${unit}`,
  ]
  const at = percent(target, end)
  return (
    <svg data-chart="" width="100%" height="62" role="img" aria-label={words.filter(Boolean).join('，')} className="block overflow-visible">
      <rect x="0" y="22" width="100%" height="20" fill="var(--sunk)" />
      {cultivated !== undefined && <rect x="0" y="22" width={`${percent(cultivated, end)}%`} height="20" fill="var(--c1-soft)" />}
      <rect x="0" y="28" width={`${percent(held, end)}%`} height="8" fill="var(--c1)" />
      {forecast !== undefined && (
        <svg x={`${percent(forecast, end)}%`} y="32" overflow="visible" aria-hidden="true">
          <path d="M0 -5.5 5.5 0 0 5.5 -5.5 0z" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.5" />
        </svg>
      )}
      <svg x={`${at}%`} y="16" overflow="visible" aria-hidden="true">
        <rect x="-1.25" width="2.5" height="32" fill="var(--target)" />
      </svg>
      <text x={`${at}%`} y="11" textAnchor={anchorAt(at)} fontSize="12" fontWeight="600" fill="var(--target)">
        目标 {target}
      </text>
      <text x="0" y="60" fontSize="11" fill="var(--axis)">
        0
      </text>
      <text x="100%" y="60" fontSize="11" textAnchor="end" fill="var(--axis)">
        {end}
      </text>
    </svg>
  )
}

type BulletLegendProps = { held?: string; cultivated?: string; forecast?: string; target?: string }

/** One legend for all bullets of a card. */
export function BulletLegend({
  held = '保持：当日在任',
  cultivated = '培育：周期内曾获命名',
  forecast = '年底预计',
  target = '目标',
}: BulletLegendProps) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-12 text-ink-3">
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-2 w-[18px] bg-c1" />
        {held}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-3 w-[18px] bg-c1-soft" />
        {cultivated}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-[9px] rotate-45 border-[1.5px] border-ink bg-surface" />
        {forecast}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-3.5 w-[2.5px] bg-target" />
        {target}
      </li>
    </ul>
  )
}
