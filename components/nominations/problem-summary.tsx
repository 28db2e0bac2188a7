'use client'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { Icon } from '@/components/ui/icon'

export type StepProblem = { step: string; message: string; href: string; fieldId?: string }

/** Everything that keeps the form from being handed in, across its steps; each line leads to the step and the field. */
export function ProblemSummary({ problems, focusKey }: { problems: readonly StepProblem[]; focusKey: number }) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focusKey > 0) frame.current?.focus()
  }, [focusKey])
  if (problems.length === 0) return null
  return (
    <div ref={frame} tabIndex={-1} role="alert" className="mb-4 rounded border-2 border-rose bg-surface px-5 py-3">
      <h2 className="flex items-center gap-2 text-16 text-rose">
        <Icon name="alert" size={20} />有 {problems.length} 处需要修改
      </h2>
      <ul className="pl-7">
        {problems.map((problem) => (
          <li key={problem.message} className="mt-1">
            <Link href={problem.href} className="text-rose underline underline-offset-[3px]">
              {problem.step}：{problem.message}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
