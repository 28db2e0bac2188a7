import { type DateOnly, formatDate } from '@/lib/platform/dates'

/** What stands on a printed certificate. */
export type CertificateFacts = {
  number: string
  holder: string
  unit: string
  title: string
  /** A person holds a title; a project won an award. */
  subject: 'person' | 'project'
  isRenewal: boolean
  documentNumber: string | null
  issuedOn: DateOnly
  startsOn: DateOnly | null
  endsOn: DateOnly | null
}

/** The text of a certificate: who is addressed, what is granted, until when. */
export function certificateText(facts: CertificateFacts): { address: string; body: string } {
  const term = facts.startsOn
    ? `，任期自${formatDate(facts.startsOn)}${facts.endsOn ? `至${formatDate(facts.endsOn)}` : '起，长期有效'}`
    : ''
  const ground = facts.documentNumber ? `根据《${facts.documentNumber}》，` : ''
  if (facts.subject === 'project')
    return { address: `${facts.unit}：`, body: `${ground}你单位的“${facts.holder}”被评为“${facts.title}”。特颁此证。` }
  const verb = facts.isRenewal ? '续授' : '授予'
  return { address: `${facts.holder}同志（${facts.unit}）：`, body: `${ground}${verb}您“${facts.title}”称号${term}。特颁此证。` }
}

export type PrintDecision = { isReprint: boolean } | { refusal: string }

/** Whether a certificate can be printed now. A revoked one never; from the second time on a reason is needed. */
export function decidePrint(facts: { isRevoked: boolean; printedBefore: number; reason: string | null }): PrintDecision {
  if (facts.isRevoked) return { refusal: '这份证书已撤销，不能再打印。' }
  if (facts.printedBefore > 0 && (facts.reason ?? '').trim().length < 2)
    return { refusal: `这份证书已打印过 ${facts.printedBefore} 次，再次打印请写明原因。` }
  return { isReprint: facts.printedBefore > 0 }
}
