'use client'
import { usePathname, useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { ActionResult } from '@/components/forms/action-result'
import { callAction, searchWith } from '@/components/forms/action-result'
import { useAutosave } from '@/components/forms/autosave'
import { AutosaveStatus } from '@/components/forms/autosave-status'
import { DraftAlerts } from '@/components/forms/draft-alerts'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Icon } from '@/components/ui/icon'
import { StepNav } from '@/components/ui/step-nav'
import { toast } from '@/components/ui/toast'
import { type FormAnswers, formProblems, stepsOf } from '@/lib/rounds/nomination-form'
import type { NominationDetail } from '@/lib/rounds/nomination-queries'
import { AnswersView } from './answers-view'
import { DocumentField } from './document-field'
import { FormField, fieldId } from './form-field'
import { describeSteps, REVIEW, UNSUITABLE } from './form-steps'
import { ProblemSummary, type StepProblem } from './problem-summary'
import { type Unsuitable, UnsuitableFields } from './unsuitable-fields'

type Draft = { answers: FormAnswers; unsuitable: Unsuitable[] }

export type NominationFormActions = {
  save: (input: { nominationId: string; version: number } & Draft) => Promise<ActionResult<{ version: number; savedAt: string }>>
  attach: (input: { nominationId: string; fieldKey: string; fileId: string }) => Promise<ActionResult<{ id: string }>>
  removeAttachment: (input: { nominationId: string; attachmentId: string }) => Promise<ActionResult<{ id: string }>>
  submit: (input: { nominationId: string; version: number }) => Promise<ActionResult<{ nominationId: string }>>
  searchPeople: (input: { roundId: string; query: string }) => Promise<ActionResult<{ value: string; label: string; note: string }[]>>
}

type NominationFormProps = {
  nomination: NominationDetail
  /** From 1. */
  step: number
  actions: NominationFormActions
  /** The self-check, read anew by the server after each upload. */
  aside: ReactNode
}

/** The step form: every keystroke is kept, nothing is handed in before the last step. */
export function NominationForm({ nomination, step, actions, aside }: NominationFormProps) {
  const { id, fields, attachments } = nomination
  const router = useRouter()
  const pathname = usePathname()
  const [draft, setDraft] = useState<Draft>({ answers: nomination.answers, unsuitable: nomination.unsuitable })
  const [names, setNames] = useState(nomination.personNames)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState(0)
  const [isConfirming, setConfirming] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const body = useRef<HTMLDivElement>(null)
  const named = { ...draft, unsuitable: draft.unsuitable.filter((row) => row.name.trim()) }
  const autosave = useAutosave({
    values: named,
    version: nomination.version,
    storageKey: `draft:nomination:${id}`,
    save: (values, version) => actions.save({ nominationId: id, version, ...values }),
  })

  // The page in the browser's history still holds what was there before; it is read again when somebody comes back to it.
  const hasSaved = useRef(false)
  useEffect(() => {
    if (autosave.status === 'saved') hasSaved.current = true
  }, [autosave.status])
  useEffect(
    () => () => {
      if (hasSaved.current) router.refresh()
    },
    [router],
  )

  const groups = useMemo(() => stepsOf(fields), [fields])
  const steps = [...groups.map((group) => group.name), UNSUITABLE, REVIEW]
  const at = Math.min(Math.max(step, 1), steps.length) - 1
  const hrefOf = (index: number) => `${pathname}?step=${index + 1}`
  const fileCounts = new Map<string, number>()
  for (const { fieldKey } of attachments) fileCounts.set(fieldKey, (fileCounts.get(fieldKey) ?? 0) + 1)
  const problems = formProblems(fields, draft.answers, fileCounts)
  const failed = nomination.selfCheck.filter((result) => result.outcome === 'fail')
  const isLast = at === steps.length - 1
  const shownProblems = problems.filter((problem) => isLast || asked > 0 || touched.has(problem.fieldKey))
  const problemLines: StepProblem[] = [
    ...shownProblems.map((problem) => ({
      step: problem.step,
      message: problem.message,
      href: `${hrefOf(steps.indexOf(problem.step))}#${fieldId(problem.fieldKey)}`,
    })),
    ...(isLast ? failed : []).map((result) => {
      const key = nomination.documentFields[result.ruleKey]
      const target = fields.find((field) => field.key === key)?.step
      const href = target ? `${hrefOf(steps.indexOf(target))}#${fieldId(key ?? '')}` : hrefOf(0)
      return { step: '资格自查', message: `${result.name}：${result.reason}`, href }
    }),
  ]

  const leave = (key: string) => setTouched((before) => (before.has(key) ? before : new Set([...before, key])))
  const answer = (key: string, value: FormAnswers[string]) =>
    setDraft((before) => ({ ...before, answers: { ...before.answers, [key]: value } }))

  async function go(index: number) {
    setTouched((before) => new Set([...before, ...(groups[at]?.fields.map((field) => field.key) ?? [])]))
    await autosave.flush()
    router.push(hrefOf(index))
    body.current?.scrollIntoView({ block: 'start' })
  }

  async function ask() {
    setAsked((count) => count + 1)
    setRefusal(undefined)
    if (problems.length > 0 || failed.length > 0) return
    if (await autosave.flush()) setConfirming(true)
    else setRefusal(autosave.message ?? '草稿还没有保存成功，请稍后再提交。内容仍在本页。')
  }

  async function submit() {
    setBusy(true)
    const result = await callAction(actions.submit, { nominationId: id, version: autosave.version })
    setBusy(false)
    if (!result.ok) return setRefusal(result.message)
    autosave.forget()
    setConfirming(false)
    toast.success('已提交单位党组审议')
    router.replace(pathname)
    router.refresh()
  }

  const current = groups[at]
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3 print:hidden">
        <AutosaveStatus of={autosave} />
        <span className="text-13 text-ink-3">关闭页面不会丢失；截止后未提交的草稿作废</span>
      </div>
      <DraftAlerts
        autosave={autosave}
        onRestore={(values) => {
          setDraft(values)
          autosave.discardRecovered()
        }}
      />
      <div ref={body} className="scroll-mt-20">
        <StepNav
          label="填写步骤"
          steps={describeSteps({ groups, at, problems, answers: draft.answers, touched, isAsked: asked > 0, hrefOf })}
        />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_340px] items-start gap-4 max-xl:grid-cols-1">
        <div className="min-w-0">
          <ProblemSummary problems={problemLines} focusKey={asked} />
          {refusal && !isConfirming && (
            <p role="alert" className="mb-4 whitespace-pre-line rounded border border-rose-line bg-rose-tint px-4 py-2.5">
              {refusal}
            </p>
          )}
          <Card>
            <CardHead finding={`第 ${at + 1} 步　${steps[at]}`} />
            <CardBody className="space-y-6">
              {current?.fields.map((field) => {
                const problem = problems.find((each) => each.fieldKey === field.key)
                const error = problem && (asked > 0 || touched.has(field.key)) ? problem.message : undefined
                return field.type === 'file' ? (
                  <DocumentField
                    key={field.key}
                    nominationId={id}
                    field={field}
                    files={attachments.filter((attachment) => attachment.fieldKey === field.key)}
                    error={error}
                    attach={actions.attach}
                    remove={actions.removeAttachment}
                    onLeave={() => leave(field.key)}
                  />
                ) : (
                  <FormField
                    key={field.key}
                    field={field}
                    answer={draft.answers[field.key]}
                    error={error}
                    personNames={names}
                    searchPeople={searchWith(({ query }) => actions.searchPeople({ roundId: nomination.round.id, query }))}
                    onChange={(value) => answer(field.key, value)}
                    onLeave={() => leave(field.key)}
                    onPerson={(personId, name) => setNames((before) => ({ ...before, [personId]: name }))}
                  />
                )
              })}
              {steps[at] === UNSUITABLE && (
                <UnsuitableFields rows={draft.unsuitable} onChange={(unsuitable) => setDraft((before) => ({ ...before, unsuitable }))} />
              )}
              {isLast &&
                groups.map((group) => (
                  <section key={group.name}>
                    <h3 className="mb-3 flex items-baseline gap-3 border-b border-line pb-2 text-16">{group.name}</h3>
                    <AnswersView fields={group.fields} answers={draft.answers} personNames={names} attachments={attachments} />
                  </section>
                ))}
              {isLast && (
                <section>
                  <h3 className="mb-3 border-b border-line pb-2 text-16">{UNSUITABLE}</h3>
                  <p>{named.unsuitable.map((row) => `${row.name}${row.unitName ? `（${row.unitName}）` : ''}`).join('、') || '无'}</p>
                </section>
              )}
            </CardBody>
          </Card>
          <div className="mt-4 flex items-center justify-between gap-3 print:hidden">
            <Button icon="chevron-left" disabled={at === 0} onClick={() => void go(at - 1)}>
              上一步
            </Button>
            {isLast ? (
              <Button variant="primary" icon="send" onClick={() => void ask()}>
                提交单位党组审议
              </Button>
            ) : (
              <Button variant="primary" onClick={() => void go(at + 1)}>
                保存并继续
                <Icon name="chevron-right" size={16} />
              </Button>
            )}
          </div>
        </div>
        {aside}
      </div>
      <ConfirmDialog
        open={isConfirming}
        onOpenChange={setConfirming}
        title={`提交${nomination.subject}的推荐？`}
        consequences="提交后送本单位党组审议，审议期间不能修改；党组同意后上报市人才办进行资格审查，退回时可以再改。"
        confirmLabel="提交"
        busy={busy}
        error={refusal}
        onConfirm={() => void submit()}
      />
    </>
  )
}
