/** The city's mark. `inverse` is for vermilion grounds. The name beside it is the text, so the mark itself is silent. */
export function Emblem({ size = 32, inverse = false }: { size?: number; inverse?: boolean }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="flex-none">
      <rect width="32" height="32" rx="5" fill={inverse ? 'var(--seal-on)' : 'var(--vermilion)'} />
      <g fill={inverse ? 'var(--vermilion-deep)' : 'var(--seal-on)'}>
        <path d="M14.2 6.5C13.6 13.2 10.3 18.3 4.8 21.6l1.4 2.5C11.9 21.2 15.1 15.5 15.1 6.5z" />
        <path d="M17.8 6.5c.6 6.7 3.9 11.8 9.4 15.1l-1.4 2.5C20.1 21.2 16.9 15.5 16.9 6.5z" />
        <path d="M16 15.8l2.1 4.7L16 26.8l-2.1-6.3z" />
      </g>
    </svg>
  )
}
