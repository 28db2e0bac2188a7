import type { Step } from '@/components/ui/step-nav'
import type { FieldProblem, FormAnswers } from '@/lib/rounds/nomination-form'
import type { FormField } from '@/lib/rounds/scheme'

/** Steps after those of the scheme: whom to keep away, and the last look. */
export const UNSUITABLE = '回避专家'
export const REVIEW = '核对提交'

type StepFacts = {
  groups: readonly { name: string; fields: readonly FormField[] }[]
  /** From 0. */
  at: number
  problems: readonly FieldProblem[]
  answers: FormAnswers
  touched: ReadonlySet<string>
  /** Somebody has tried to hand it in. */
  isAsked: boolean
  hrefOf: (index: number) => string
}

const isAnswered = (answer: FormAnswers[string] | undefined): boolean => answer !== undefined && answer.length > 0

/** How each step stands: done when complete and begun, in error when it was left with something wrong. */
export function describeSteps({ groups, at, problems, answers, touched, isAsked, hrefOf }: StepFacts): Step[] {
  const formSteps = groups.map(({ name, fields }, index): Step => {
    const count = problems.filter((problem) => problem.step === name).length
    const isSeen = isAsked || index < at || fields.some((field) => touched.has(field.key))
    const isBegun = isSeen || fields.some((field) => field.type === 'file' || isAnswered(answers[field.key]))
    const isWrong = isSeen && count > 0
    const settled = isWrong ? 'error' : count === 0 && isBegun ? 'done' : 'todo'
    return {
      label: name,
      state: index === at ? 'current' : settled,
      href: hrefOf(index),
      ...(isWrong ? { note: `${count} 处需修改` } : {}),
    }
  })
  const rest = [UNSUITABLE, REVIEW].map((label, offset): Step => {
    const index = groups.length + offset
    return { label, state: index === at ? 'current' : index < at ? 'done' : 'todo', href: hrefOf(index) }
  })
  return [...formSteps, ...rest]
}
