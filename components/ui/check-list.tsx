import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

export type CheckState = 'fail' | 'missing' | 'pass'

const looks: Record<CheckState, { icon: IconName; mark: string; text: string; word: string }> = {
  fail: { icon: 'x', mark: 'bg-rose text-ink-on', text: 'text-rose', word: '未通过' },
  missing: { icon: 'paperclip', mark: 'bg-amber-tint text-amber', text: 'text-amber', word: '待补材料' },
  pass: { icon: 'check', mark: 'bg-green-tint text-green', text: 'text-green', word: '通过' },
}

export function CheckList({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line border-t border-line">{children}</ul>
}

/** One rule and how it stands; `children` gives the reason and a way out. Passes are written lighter. */
export function CheckItem({ state, title, word, children }: { state: CheckState; title: ReactNode; word?: string; children?: ReactNode }) {
  const look = looks[state]
  return (
    <li className="flex gap-2.5 py-2">
      <span className={cn('grid size-5 flex-none place-items-center rounded-mark', look.mark)}>
        <Icon name={look.icon} size={14} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-2">
          <span className={cn(state !== 'pass' && 'font-semibold')}>{title}</span>
          <span className={cn('whitespace-nowrap text-12', look.text)}>{word ?? look.word}</span>
        </p>
        {children && <div className={cn('text-13', state === 'pass' ? 'text-ink-3' : 'text-ink-2')}>{children}</div>}
      </div>
    </li>
  )
}
