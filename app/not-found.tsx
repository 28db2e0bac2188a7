import { Emblem } from '@/components/shell/emblem'
import { LinkButton } from '@/components/ui/button'

export default function NotFound() {
  return (
    <main id="main" className="mx-auto grid min-h-dvh max-w-xl content-center gap-4 px-6 py-12">
      <Emblem size={48} />
      <h1 className="text-28">没有找到这一页</h1>
      <p className="text-16 text-ink-2">地址可能有误，内容可能已撤下，或者不在您当前身份的管理范围内。可以回到首页，或切换身份后再试。</p>
      <p className="flex flex-wrap gap-3">
        <LinkButton href="/home" variant="primary">
          我的待办
        </LinkButton>
        <LinkButton href="/">公众首页</LinkButton>
      </p>
    </main>
  )
}
