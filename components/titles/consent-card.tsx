import type { z } from 'zod'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { formatInstant } from '@/lib/platform/dates'
import type { ConsentView, PersonConsents } from '@/lib/pool/consent-queries'
import { consentText } from '@/lib/pool/consent-text'
import type { giveConsentSchema, withdrawConsentSchema } from '@/lib/pool/schema'

type ConsentCardProps = {
  consents: PersonConsents
  give: (input: z.input<typeof giveConsentSchema>) => Promise<ActionResult<{ consentId: string }>>
  withdraw: (input: z.input<typeof withdrawConsentSchema>) => Promise<ActionResult<{ personId: string }>>
}

function past(consent: ConsentView): string {
  const how = consent.channel === 'self' ? '本人在线同意' : '签字书面同意'
  const until = consent.withdrawnAt ? `，${formatInstant(consent.withdrawnAt)} 撤回` : '，现行有效'
  return `${formatInstant(consent.givenAt)} ${how}（说明第 ${consent.textVersion} 版）${until}`
}

/** The text agreed to, how it stands, and both ways: giving and taking back are equally easy. */
export function ConsentCard({ consents, give, withdraw }: ConsentCardProps) {
  const { abilities, isPublic, personId, currentTextVersion, history } = consents
  return (
    <Card>
      <CardHead
        finding={isPublic ? '您已同意在公众人才库公开' : '您尚未同意在公众人才库公开'}
        sub={isPublic && !consents.hasEntry ? '获得称号后才会显示。' : '同意与否由您决定，随时可以更改。'}
        tools={isPublic ? <Badge tone="green">已公开</Badge> : <Badge tone="grey">未公开</Badge>}
      />
      <CardBody>
        <div className="space-y-2 border-l-2 border-line pl-3 text-ink-2">
          {consentText(currentTextVersion).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p className="text-12 text-ink-3">{`公开说明第 ${currentTextVersion} 版`}</p>
        </div>
        <div className="mt-4 flex flex-wrap gap-2">
          {abilities.give && (
            <ActionButton
              action={give}
              input={{ personId, channel: 'self', textVersion: currentTextVersion }}
              variant="primary"
              success="已同意公开。"
            >
              我已阅读并同意公开
            </ActionButton>
          )}
          {abilities.withdraw && (
            <ActionButton
              action={withdraw}
              input={{ personId }}
              success="已撤回，公众页面不再显示您的信息。"
              confirm={{
                title: '撤回公开同意',
                consequences:
                  '公众人才库将立即不再显示您的姓名、单位、称号和专长。称号本身、待遇和正在进行的评选不受影响，以后可以再次同意。',
                confirmLabel: '撤回同意',
              }}
            >
              撤回同意
            </ActionButton>
          )}
        </div>
        {history.length > 0 && (
          <ul aria-label="同意记录" className="mt-4 space-y-1 border-t border-line pt-3 text-13 text-ink-3">
            {history.map((consent) => (
              <li key={consent.id}>{past(consent)}</li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}
