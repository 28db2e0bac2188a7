import { Alert } from '@/components/ui/alert'
import { currentGrants, readOtherTodos } from '@/lib/desk/queries'
import type { Viewer } from '@/lib/platform/access/viewer'

/** Tells of work in roles that are switched off now: it is done after switching in the top bar. */
export async function OtherRoles({ viewer }: { viewer: Viewer }) {
  if (viewer.grants.length < 2) return null
  const [grants, others] = await Promise.all([currentGrants(), readOtherTodos(viewer)])
  if (others.length === 0) return null
  const words = others.map(({ grantId, count }) => {
    const grant = grants.find((item) => item.id === grantId)
    return `${grant?.unitName ?? ''}${grant?.roleName ?? ''} ${count} 件`
  })
  return (
    <Alert tone="indigo" className="mb-4">
      您的其他身份还有待办：{words.join('，')}。请在页面左上方切换身份后办理。
    </Alert>
  )
}
