/** A small step line without axes; the figures stand beside it. */
export function Sparkline({
  values,
  label,
  width = 96,
  height = 24,
}: {
  values: readonly number[]
  label: string
  width?: number
  height?: number
}) {
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const stride = width / Math.max(1, values.length)
  const path = values
    .map((value, index) => {
      const y = height - 2 - ((value - low) / span) * (height - 4)
      return `${index === 0 ? `M0 ${y}` : `V${y}`}H${(index + 1) * stride}`
    })
    .join('')
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={`${label}：由 ${values[0] ?? 0} 到 ${values.at(-1) ?? 0}`}
      className="inline-block"
    >
      <path d={path} fill="none" stroke="var(--c1)" strokeWidth="1.5" />
    </svg>
  )
}
