'use client'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { toast } from '@/components/ui/toast'
import { conferSchema } from '@/lib/rounds/schema'

type Values = z.input<typeof conferSchema>
type Props = {
  roundId: string
  version: number
  today: string
  earliestOn: string | null
  count: number
  /** 命名, or 入围 where the outcome is a shortlist. */
  word: string
  isPerson: boolean
  action: (input: Values) => Promise<ActionResult<{ conferred: number; heldBack: number }>>
}

/** Number and date of the document; everything else follows from the round. */
export function ConferForm({ roundId, version, today, earliestOn, count, word, isPerson, action }: Props) {
  const router = useRouter()
  const form = useActionForm({
    schema: conferSchema,
    action,
    defaultValues: { roundId, version, documentNumber: '', conferredOn: today },
    onSuccess: (data) => {
      toast.success(`已${word} ${data.conferred} 个${data.heldBack > 0 ? `，暂缓 ${data.heldBack} 个` : ''}`)
      router.refresh()
    },
  })
  return (
    <ActionForm of={form} label={`办理${word}`}>
      <TextField of={form} name="documentNumber" label={`${word}文件文号`} required maxLength={60} help="印在证书上，全市唯一。" />
      <DateField of={form} name="conferredOn" label={`${word}日期`} required min={earliestOn ?? undefined} max={today} />
      <p className="text-13 text-ink-2">
        提交后一次完成：{count} 个对象登记{isPerson ? '称号和任期' : '获奖'}、生成带编号和二维码的证书、通知{isPerson ? '本人和' : ''}
        单位。任何一项不成，全部不生效。
      </p>
      <SubmitButton of={form}>
        {word} {count} 个
      </SubmitButton>
    </ActionForm>
  )
}
