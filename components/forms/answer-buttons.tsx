import type { ReactNode } from 'react'
import type { ActionResult } from '@/components/forms/action-result'
import { ActionButton } from './action-button'

type Choice<Input> = {
  label: string
  input: Partial<Input>
  /** Said when it is done. */
  success: string
  /** What is asked before: what it will do, and the word that does it. */
  confirm: { title: string; consequences: string; confirmLabel: string }
}
/** A reason is asked for and sent as `field`. */
type Reasoned = { reason: { field: 'answer' | 'reason'; minLength: number } }
type Act<Input> = (input: Input) => Promise<ActionResult<unknown>>

type AnswerButtonsProps<Answer extends object, Withdraw extends object> = {
  /** Yes, or no with a reason; absent where the viewer may not answer. */
  answer?: { action: Act<Answer>; yes: Choice<Answer>; no: Choice<Answer> & Reasoned } | false | undefined
  /** Taking back what was asked for; absent where the viewer may not. */
  withdraw?: ({ action: Act<Withdraw> } & Choice<Withdraw> & Partial<Reasoned>) | false | undefined
  /** Between the two. */
  children?: ReactNode
}

/** What can be done with a request that waits: answer it, or take it back; each asks first. */
export function AnswerButtons<Answer extends object, Withdraw extends object>({
  answer,
  withdraw,
  children,
}: AnswerButtonsProps<Answer, Withdraw>) {
  return (
    <span className="flex flex-wrap gap-2">
      {answer && (
        <>
          <ActionButton
            size="sm"
            variant="primary"
            action={answer.action}
            input={answer.yes.input}
            success={answer.yes.success}
            confirm={answer.yes.confirm}
          >
            {answer.yes.label}
          </ActionButton>
          <ActionButton
            size="sm"
            action={answer.action}
            input={answer.no.input}
            success={answer.no.success}
            confirm={{ ...answer.no.confirm, reason: { label: '理由', required: true, ...answer.no.reason } }}
          >
            {answer.no.label}
          </ActionButton>
        </>
      )}
      {children}
      {withdraw && (
        <ActionButton
          size="sm"
          variant="quiet"
          action={withdraw.action}
          input={withdraw.input}
          success={withdraw.success}
          confirm={{ ...withdraw.confirm, ...(withdraw.reason ? { reason: { label: '理由', required: true, ...withdraw.reason } } : {}) }}
        >
          {withdraw.label}
        </ActionButton>
      )}
    </span>
  )
}
