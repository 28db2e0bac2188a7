import { percent } from './scale'

export type RadarAxis = { label: string; value: number; weak?: boolean }

type RadarProps = { label: string; axes: readonly RadarAxis[]; max?: number; compare?: { name: string; values: readonly number[] } }

const radius = 92

/** A few scores of one subject on spokes, against a comparison (dashed). The figures are printed at the spokes. */
export function Radar({ label, axes, max = 100, compare }: RadarProps) {
  const spoke = (index: number, share: number): [number, number] => {
    const angle = (index / axes.length) * 2 * Math.PI - Math.PI / 2
    return [Math.cos(angle) * radius * share, Math.sin(angle) * radius * share]
  }
  const ring = (share: (index: number) => number) =>
    axes
      .map((_, index) =>
        spoke(index, share(index))
          .map((part) => part.toFixed(1))
          .join(','),
      )
      .join(' ')
  const words = axes.map((axis) => `${axis.label} ${axis.value}${axis.weak ? '（弱）' : ''}`).join('，')
  return (
    <figure>
      <svg data-chart="" viewBox="-170 -128 340 256" role="img" aria-label={`${label}：${words}`} className="mx-auto block w-full max-w-sm">
        {[0.25, 0.5, 0.75, 1].map((share) => (
          <polygon key={share} points={ring(() => share)} fill="none" stroke="var(--grid)" />
        ))}
        {axes.map((axis, index) => {
          const [x, y] = spoke(index, 1)
          return <line key={axis.label} x2={x} y2={y} stroke="var(--grid)" />
        })}
        {compare && (
          <polygon
            points={ring((index) => percent(compare.values[index] ?? 0, max) / 100)}
            fill="none"
            stroke="var(--ink-3)"
            strokeDasharray="4 3"
            strokeWidth="1.5"
          />
        )}
        <polygon
          points={ring((index) => percent(axes[index]?.value ?? 0, max) / 100)}
          fill="var(--c1)"
          fillOpacity=".14"
          stroke="var(--c1)"
          strokeWidth="2"
        />
        {axes.map((axis, index) => {
          const [x, y] = spoke(index, 1.14)
          const anchor = Math.abs(x) < 12 ? 'middle' : x > 0 ? 'start' : 'end'
          return (
            <text key={axis.label} x={x} y={y + 4} textAnchor={anchor} fontSize="13" fill={axis.weak ? 'var(--rose)' : 'var(--ink-2)'}>
              {axis.label}
              <tspan fontWeight="600" dx="4" fill={axis.weak ? 'var(--rose)' : 'var(--ink)'}>
                {axis.weak ? `弱 ${axis.value}` : axis.value}
              </tspan>
            </text>
          )
        })}
      </svg>
      {compare && <figcaption className="text-center text-12 text-ink-3">虚线：{compare.name}</figcaption>}
    </figure>
  )
}
