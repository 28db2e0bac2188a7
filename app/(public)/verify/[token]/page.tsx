import type { Metadata } from 'next'
import { CertificateCard } from '@/components/public/certificate-card'
import { PublicPage, PublicTitle } from '@/components/shell/public-frame'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { verifyByToken } from '@/lib/titles/certificate-queries'

export const metadata: Metadata = { title: '查验证书', robots: { index: false } }

export default async function VerifiedPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  return (
    <PublicPage>
      <PublicTitle title="证书查验结果" sub="以下内容由门户当场读出，与证书不一致的，以本页为准。" />
      <CertificateCard certificate={await orNotFound(verifyByToken(token.slice(0, 100)))} />
    </PublicPage>
  )
}
