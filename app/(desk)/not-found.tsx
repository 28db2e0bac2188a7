import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'

export default function DeskNotFound() {
  return (
    <Card>
      <h1 className="sr-only">没有找到这一页</h1>
      <EmptyState
        icon="search"
        title="没有找到这一页"
        hint="地址可能有误，记录可能已删除，或者不在您当前身份的管理范围内。可以切换身份后再试。"
        action={
          <LinkButton href="/home" variant="primary">
            回到我的待办
          </LinkButton>
        }
      />
    </Card>
  )
}
