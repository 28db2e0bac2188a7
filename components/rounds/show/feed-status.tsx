import { Icon } from '@/components/ui/icon'
import type { FeedStatus as Status } from './use-show-feed'

const words: Record<Status, string> = {
  live: '实时更新',
  polling: '定时更新',
  offline: '网络中断，正在重连',
  signedOut: '登录已失效或者身份已切换',
}

/** Whether the page still hears of the show. */
export function FeedStatus({ status }: { status: Status }) {
  const isWell = status === 'live' || status === 'polling'
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-13 text-ink-2">
      <Icon name={isWell ? 'cloud-check' : 'cloud-off'} size={16} className={isWell ? 'text-green' : 'text-rose'} />
      {words[status]}
    </span>
  )
}
