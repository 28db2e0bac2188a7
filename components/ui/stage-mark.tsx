import { cn } from './cn'
import { Icon } from './icon'

export type StageState = 'done' | 'current' | 'todo' | 'error'

const stateWord: Record<StageState, string> = { done: '已完成', current: '进行中', todo: '未开始', error: '需修改' }

const markLook: Record<StageState, string> = {
  done: 'border-green bg-green text-ink-on',
  current: 'border-indigo bg-indigo font-semibold text-ink-on',
  todo: 'border-grey-line bg-surface text-ink-3',
  error: 'border-rose bg-surface font-semibold text-rose',
}

/** The round mark of a stage: tick, number or exclamation, with its state in words for those who do not see it. */
export function StageMark({ state, number }: { state: StageState; number: number }) {
  return (
    <span className={cn('relative grid size-6 flex-none place-items-center rounded-full border-2 text-12', markLook[state])}>
      {state === 'done' ? <Icon name="check" size={14} /> : <span aria-hidden="true">{state === 'error' ? '!' : number}</span>}
      <span className="sr-only">{`第 ${number} 步，${stateWord[state]}：`}</span>
    </span>
  )
}
