import { TextLink } from '@/components/ui/text-link'
import { type OutsideAward, outsideCertificateWords } from '@/lib/titles/outside-award'

type OutsideCertificateProps = {
  basis: 'conferral' | 'recognition' | 'history'
  award: OutsideAward | null
  /** The outside certificate, where the viewer may read it. */
  proofFileId?: string | null | undefined
}

/** Says of a recognised title whose certificate counts, and opens it; nothing for other titles. */
export function OutsideCertificate({ basis, award, proofFileId }: OutsideCertificateProps) {
  const words = outsideCertificateWords(basis, award)
  if (words === null) return null
  return (
    <span className="block max-w-sm text-12 text-ink-3">
      {words}
      {proofFileId && (
        <TextLink href={`/api/files/${proofFileId}`} className="ml-1">
          查看原证书
        </TextLink>
      )}
    </span>
  )
}
