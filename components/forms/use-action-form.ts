'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type BaseSyntheticEvent, useId, useState } from 'react'
import { type DefaultValues, type FieldErrors, type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form'
import { config, type ZodType } from 'zod'
import zhCN from 'zod/v4/locales/zh-CN.js'
import type { SummaryError } from '@/components/ui/error-summary'
import { toast } from '@/components/ui/toast'
import { type ActionFailure, type ActionResult, callAction } from './action-result'

config(zhCN())

export type ActionForm<Values extends FieldValues> = {
  form: UseFormReturn<Values>
  submit: (event?: BaseSyntheticEvent) => Promise<void>
  pending: boolean
  /** The last submission went through and nothing was refused since. */
  done: boolean
  /** What went wrong last time; kept until the next submission. */
  failure: { title?: string; code: string; errors: SummaryError[]; attempt: number } | null
  /** The id of a field's control. */
  idOf: (name: string) => string
}

type Options<Values extends FieldValues, Data> = {
  schema: ZodType<unknown, Values>
  action: (input: Values) => Promise<ActionResult<Data>>
  defaultValues: DefaultValues<Values>
  onSuccess?: (data: Data, values: Values) => void
  successMessage?: string
  resetOnSuccess?: boolean
}

/** Paths and first messages of react-hook-form's nested errors, in the order of the form's values. */
function flatten(errors: object, path: string[] = []): { name: string; message: string }[] {
  return Object.entries(errors).flatMap(([key, value]) => {
    if (!value || typeof value !== 'object') return []
    const here = key === 'root' ? path : [...path, key]
    if ('message' in value && typeof value.message === 'string') return [{ name: here.join('.'), message: value.message }]
    return flatten(value, here)
  })
}

/** In the order in which the controls stand on the page; a field without a control comes last, without a link. */
function summarise(list: { name: string; message: string }[], idOf: (name: string) => string): SummaryError[] {
  const placed = list.map(({ name, message }) => {
    const control = document.getElementById(idOf(name))
    const label = control?.closest<HTMLElement>('[data-field-label]')?.dataset.fieldLabel
    const speaks = label && !message.includes(label)
    return { control, error: { id: control ? idOf(name) : undefined, message: speaks ? `${label}：${message}` : message } }
  })
  placed.sort((one, other) => {
    if (!one.control || !other.control) return Number(!one.control) - Number(!other.control)
    return one.control.compareDocumentPosition(other.control) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
  })
  return placed.map(({ error }) => error)
}

/**
 * A form on a schema shared with its server action. Values are sent as typed (the schema's input); the server parses them again.
 * Whatever fails, what was typed stays.
 */
export function useActionForm<Values extends FieldValues, Data>(options: Options<Values, Data>): ActionForm<Values> {
  const { schema, action, defaultValues, onSuccess, successMessage, resetOnSuccess = false } = options
  const prefix = useId()
  const idOf = (name: string) => `${prefix}${name}`
  const [failure, setFailure] = useState<ActionForm<Values>['failure']>(null)
  const [pending, setPending] = useState(false)
  const [done, setDone] = useState(false)
  const form = useForm<Values>({
    resolver: zodResolver(schema, undefined, { raw: true }),
    defaultValues,
    shouldFocusError: false,
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  })

  function fail(code: string, list: { name: string; message: string }[], title?: string) {
    setDone(false)
    setFailure((last) => ({ title, code, errors: summarise(list, idOf), attempt: (last?.attempt ?? 0) + 1 }))
  }

  function refuse(result: ActionFailure) {
    const entries = Object.entries(result.fields ?? {}).map(([name, messages]) => ({ name, message: messages.join('；') }))
    for (const { name, message } of entries) {
      if (name !== 'form') form.setError(name as Path<Values>, { type: 'server', message })
    }
    if (entries.length === 0)
      fail(result.code, [{ name: '', message: result.message }], result.code === 'network' ? '没有提交成功' : '未能办理')
    else fail(result.code, entries)
  }

  async function send(values: Values) {
    setPending(true)
    const result = await callAction(action, values)
    setPending(false)
    if (!result.ok) return refuse(result)
    setFailure(null)
    setDone(true)
    if (resetOnSuccess) form.reset()
    else form.reset(values, { keepValues: true })
    if (successMessage) toast.success(successMessage)
    onSuccess?.(result.data, values)
  }

  const submit = form.handleSubmit(send, (errors: FieldErrors<Values>) => fail('invalid', flatten(errors)))
  return { form, submit, pending, done, failure, idOf }
}
