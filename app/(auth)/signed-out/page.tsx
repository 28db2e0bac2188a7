import type { Metadata } from 'next'
import { LoginFrame } from '@/components/shell/login-frame'
import { LinkButton } from '@/components/ui/button'
import { readBrand } from '@/lib/desk/brand'

export const metadata: Metadata = { title: '已退出登录' }

export default async function SignedOutPage() {
  const brand = await readBrand()
  return (
    <LoginFrame brand={brand} owner={brand.owner}>
      <h1 className="text-28">已退出登录</h1>
      <p className="mt-2 text-ink-3">本次登录已在服务器上结束。在公用电脑上请同时关闭浏览器窗口。</p>
      <p className="mt-6 flex flex-wrap gap-3">
        <LinkButton href="/login" variant="primary">
          重新登录
        </LinkButton>
        <LinkButton href="/">回到公众页</LinkButton>
      </p>
    </LoginFrame>
  )
}
