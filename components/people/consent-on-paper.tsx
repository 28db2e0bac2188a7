import type { z } from 'zod'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { formatInstant } from '@/lib/platform/dates'
import type { PersonConsents } from '@/lib/pool/consent-queries'
import type { giveConsentSchema, withdrawConsentSchema } from '@/lib/pool/schema'

type ConsentOnPaperProps = {
  name: string
  consents: PersonConsents
  give: (input: z.input<typeof giveConsentSchema>) => Promise<ActionResult<{ consentId: string }>>
  withdraw: (input: z.input<typeof withdrawConsentSchema>) => Promise<ActionResult<{ personId: string }>>
}

/** Whether a person is shown in public, and what the unit may write down on their behalf from a signed form. */
export function ConsentOnPaper({ name, consents, give, withdraw }: ConsentOnPaperProps) {
  const { abilities, currentTextVersion, history, isPublic, personId } = consents
  const running = history.find((consent) => consent.withdrawnAt === null)
  const how = running?.channel === 'self' ? '本人在线同意' : '签字书面同意'
  return (
    <Card>
      <CardHead
        finding={isPublic ? '已同意在公众人才库公开' : '未同意在公众人才库公开'}
        sub={
          running ? `${formatInstant(running.givenAt)} ${how}（说明第 ${running.textVersion} 版）` : '未经本人同意，公众页面不显示此人。'
        }
        tools={isPublic ? <Badge tone="green">已公开</Badge> : <Badge tone="grey">未公开</Badge>}
      />
      {(abilities.recordForm || abilities.withdraw) && (
        <CardBody>
          <div className="flex flex-wrap gap-2">
            {abilities.recordForm && (
              <ActionButton
                action={give}
                input={{ personId, channel: 'signedForm', textVersion: currentTextVersion }}
                success="已登记书面同意。"
                confirm={{
                  title: '登记书面同意',
                  consequences: `请确认已收到${name}本人签字的同意书（公开说明第 ${currentTextVersion} 版），原件由单位存档备查。登记后，有在任称号的，公众人才库将显示其姓名、单位、称号和专长。登记人和时间记入操作记录。`,
                  confirmLabel: '登记同意',
                }}
              >
                登记书面同意
              </ActionButton>
            )}
            {abilities.withdraw && (
              <ActionButton
                action={withdraw}
                input={{ personId }}
                success="已撤回，公众页面不再显示。"
                confirm={{
                  title: '代为撤回公开同意',
                  consequences: `请确认${name}本人要求撤回。公众人才库将立即不再显示其信息，称号和待遇不受影响。`,
                  confirmLabel: '撤回同意',
                }}
              >
                代为撤回同意
              </ActionButton>
            )}
          </div>
        </CardBody>
      )}
    </Card>
  )
}
