'use client'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { SelectField, TextAreaField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Alert } from '@/components/ui/alert'
import { FileDrop } from '@/components/ui/file-drop'
import { fileObjectionSchema } from '@/lib/rounds/objection-schema'

type Filed = { number: string; code: string }
type ObjectionFormProps = {
  publicityId: string
  candidates: { value: string; label: string }[]
  inadmissibleGrounds: string[]
  submissionKey: string
  action: (input: z.input<typeof fileObjectionSchema>) => Promise<ActionResult<Filed>>
}

type Evidence = { state: 'none' } | { state: 'sending' } | { state: 'kept'; name: string } | { state: 'refused'; message: string }

async function sendEvidence(file: File): Promise<{ id: string; name: string }> {
  const body = new FormData()
  body.set('file', file)
  const response = await fetch('/api/files?purpose=evidence', { method: 'POST', body })
  const answer = (await response.json()) as { id?: string; name?: string; message?: string }
  if (!response.ok || !answer.id) throw new Error(answer.message ?? '文件没有传上来，请重试。')
  return { id: answer.id, name: answer.name ?? file.name }
}

/** What the objector must keep: number and code, shown once. */
function Receipt({ filed }: { filed: Filed }) {
  return (
    <Alert tone="green" title="异议已收到" live>
      <p>
        异议编号 <strong>{filed.number}</strong>，查询码 <strong className="tracking-widest">{filed.code}</strong>
      </p>
      <p className="mt-1">请抄下或截图保存。查询码只显示这一次，凭编号和查询码可在“查询已提出的异议”中查看办理结果。</p>
    </Alert>
  )
}

export function ObjectionForm({ publicityId, candidates, inadmissibleGrounds, submissionKey, action }: ObjectionFormProps) {
  const [filed, setFiled] = useState<Filed | null>(null)
  const [evidence, setEvidence] = useState<Evidence>({ state: 'none' })
  const f = useActionForm({
    schema: fileObjectionSchema,
    action,
    defaultValues: { publicityId, nominationId: '', name: '', contact: '', ground: '', statement: '', evidenceFileId: null, submissionKey },
    onSuccess: setFiled,
  })
  async function take(files: File[]) {
    const file = files[0]
    if (!file) return
    setEvidence({ state: 'sending' })
    try {
      const kept = await sendEvidence(file)
      f.form.setValue('evidenceFileId', kept.id)
      setEvidence({ state: 'kept', name: kept.name })
    } catch (error) {
      setEvidence({
        state: 'refused',
        message: error instanceof TypeError ? '网络中断，文件没有传上来，请重试。' : (error as Error).message,
      })
    }
  }
  if (filed) return <Receipt filed={filed} />
  return (
    <ActionForm of={f} className="space-y-5">
      <SelectField of={f} name="nominationId" label="异议对象" required options={candidates} placeholder="请选择" />
      <TextField of={f} name="name" label="您的姓名" required />
      <TextField of={f} name="contact" label="联系方式" required help="手机号、固定电话或通信地址，用于核实和书面答复。" />
      <TextField of={f} name="ground" label="异议事由" required help="一句话概括，例如“任职年限不符”。" />
      <TextAreaField of={f} name="statement" label="事实和理由" required rows={8} limit={3000} />
      <FileDrop
        label="证据材料"
        hint="PDF、Word 文档或图片，10 MB 以内，可以不传"
        accept=".pdf,.doc,.docx,.jpg,.jpeg,.png,.webp"
        maxBytes={10 * 1024 * 1024}
        onFiles={take}
        busy={evidence.state === 'sending'}
        error={evidence.state === 'refused' ? evidence.message : undefined}
      />
      {evidence.state === 'kept' && <p className="text-14 text-green">已收到“{evidence.name}”。</p>}
      {inadmissibleGrounds.length > 0 && (
        <Alert tone="grey" title="以下情形不予受理">
          <ul className="list-disc pl-5">
            {inadmissibleGrounds.map((ground) => (
              <li key={ground}>{ground}</li>
            ))}
          </ul>
        </Alert>
      )}
      <SubmitButton of={f}>提交异议</SubmitButton>
    </ActionForm>
  )
}
