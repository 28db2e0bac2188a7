'use client'
import type { z } from 'zod'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import type { ButtonLook } from '@/components/ui/button'
import type { printCertificateSchema } from '@/lib/titles/certificate-schema'

export type PrintAction = (input: z.input<typeof printCertificateSchema>) => Promise<ActionResult<{ printId: string }>>

type PrintCertificateProps = ButtonLook & {
  certificate: { id: string; printedBefore: number }
  holder: string
  action: PrintAction
}

function download(href: string): void {
  const link = document.createElement('a')
  link.href = href
  link.download = ''
  link.click()
}

/** Downloads a certificate as a PDF; from the second time on it asks why. */
export function PrintCertificate({ certificate, holder, action, size = 'sm', variant = 'quiet' }: PrintCertificateProps) {
  const { id, printedBefore } = certificate
  return (
    <ActionButton
      action={action}
      input={{ certificateId: id }}
      icon="download"
      size={size}
      variant={variant}
      onDone={({ printId }) => download(`/titles/certificates/${printId}`)}
      confirm={
        printedBefore === 0
          ? undefined
          : {
              title: `再次打印${holder}的证书`,
              consequences: `这份证书已打印过 ${printedBefore} 次。本次打印会注明补打日期，并连同原因记入打印登记。`,
              confirmLabel: '打印',
              reason: { label: '补打原因', required: true, minLength: 2, help: '例如：原件遗失、原件破损。' },
            }
      }
    >
      {printedBefore === 0 ? '下载证书' : '补打证书'}
    </ActionButton>
  )
}
