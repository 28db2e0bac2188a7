import Link from 'next/link'
import { cn } from './cn'
import { StageMark, type StageState } from './stage-mark'

export type Step = { label: string; state: StageState; note?: string; href?: string }

/** Steps of a long form, words beside the marks; on a phone only the current step keeps its words. */
export function StepNav({ steps, label }: { steps: readonly Step[]; label: string }) {
  const at = steps.findIndex((step) => step.state === 'current')
  return (
    <nav aria-label={label} className="mb-4 rounded border border-line bg-surface px-5 pt-4 pb-2.5 max-md:px-4 print:hidden">
      <ol className="flex">
        {steps.map((step, index) => {
          const words = (
            <span
              className={cn(
                'leading-6',
                'max-lg:sr-only',
                step.state === 'current' ? 'font-semibold text-indigo-strong' : 'text-ink-2',
                step.state === 'error' && 'text-rose',
              )}
            >
              {step.label}
            </span>
          )
          const current = step.state === 'current'
          return (
            <li
              key={step.label}
              className={cn('min-w-0', index < steps.length - 1 && 'flex-1')}
              aria-current={current ? 'step' : undefined}
            >
              <div className="flex items-center gap-2">
                {step.href && !current ? (
                  <Link prefetch={false} href={step.href} className="flex items-center gap-2 rounded-mark hover:underline">
                    <StageMark state={step.state} number={index + 1} />
                    {words}
                  </Link>
                ) : (
                  <span className="flex items-center gap-2 whitespace-nowrap">
                    <StageMark state={step.state} number={index + 1} />
                    {words}
                  </span>
                )}
                {index < steps.length - 1 && (
                  <span
                    aria-hidden="true"
                    className={cn('mr-2 h-0.5 min-w-2 flex-1', step.state === 'done' ? 'bg-green' : 'bg-grey-line')}
                  />
                )}
              </div>
              <p className={cn('min-h-3.5 pl-8 text-12 leading-tight', 'max-lg:sr-only', step.note && 'text-rose')}>{step.note}</p>
            </li>
          )
        })}
      </ol>
      {at >= 0 && (
        <p aria-hidden="true" className="pt-1.5 font-semibold text-indigo-strong lg:hidden">
          {`第 ${at + 1} 步　${steps[at]?.label}`}
          {steps[at]?.note && <span className="ml-2 text-12 font-normal text-rose">{steps[at]?.note}</span>}
        </p>
      )}
    </nav>
  )
}
