import type { Metadata } from 'next'
import { CertificateCard } from '@/components/public/certificate-card'
import { PublicPage, PublicTitle } from '@/components/shell/public-frame'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { AppError } from '@/lib/platform/errors'
import { type CertificateView, verifyByNumber } from '@/lib/titles/certificate-queries'

export const metadata: Metadata = { title: '查验证书' }

async function look(number: string, holder: string): Promise<CertificateView | string | null> {
  if (!number && !holder) return null
  if (!number || !holder) return '请同时填写证书编号和持有人姓名。'
  return verifyByNumber(number.slice(0, 100), holder.slice(0, 100)).catch((error: unknown) => {
    if (error instanceof AppError) return error.message
    throw error
  })
}

export default async function VerifyPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const number = firstValue(params, 'number')
  const holder = firstValue(params, 'holder')
  const found = await look(number, holder)
  return (
    <PublicPage>
      <PublicTitle title="查验证书" sub="扫描证书上的二维码即可查验；也可以填写证书编号和持有人姓名。" />
      <form method="get" action="/verify" className="mb-6 flex max-w-[760px] flex-wrap items-end gap-4">
        <Field id="certificate-number" label="证书编号" className="min-w-56 flex-1">
          {(aria) => <Input {...aria} name="number" defaultValue={number} autoComplete="off" />}
        </Field>
        <Field id="certificate-holder" label="持有人姓名或项目名称" className="min-w-56 flex-1">
          {(aria) => <Input {...aria} name="holder" defaultValue={holder} autoComplete="off" />}
        </Field>
        <Button type="submit" variant="primary" size="lg">
          查验
        </Button>
      </form>
      {typeof found === 'string' && <Alert tone="amber">{found}</Alert>}
      {found && typeof found !== 'string' && <CertificateCard certificate={found} />}
    </PublicPage>
  )
}
