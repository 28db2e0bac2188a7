'use client'
import { cn } from '@/components/ui/cn'
import { Icon, type IconName } from '@/components/ui/icon'
import type { Autosave, AutosaveStatus as Status } from './autosave'

const looks: Record<Status, { icon: IconName; colour: string; words: string }> = {
  idle: { icon: 'cloud-check', colour: 'text-ink-3', words: '修改后自动保存草稿' },
  dirty: { icon: 'pen', colour: 'text-ink-3', words: '有修改，即将自动保存' },
  saving: { icon: 'spinner', colour: 'text-ink-3', words: '正在保存' },
  saved: { icon: 'cloud-check', colour: 'text-green', words: '草稿已自动保存' },
  failed: { icon: 'cloud-off', colour: 'text-rose', words: '没有保存成功，内容已留在本机，将自动重试' },
  conflict: { icon: 'alert', colour: 'text-rose', words: '草稿已被他人修改，内容已留在本机，请刷新核对' },
}

const clockFormat = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
  timeZone: 'Asia/Shanghai',
})

/** The saved time in sight; announced quietly when it changes. */
export function AutosaveStatus({ of }: { of: Pick<Autosave<never>, 'status' | 'savedAt'> }) {
  const look = looks[of.status]
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-13 text-ink-2">
      <Icon name={look.icon} size={16} className={cn(look.colour, of.status === 'saving' && 'animate-spin')} />
      {look.words}
      {of.status === 'saved' && of.savedAt && ` ${clockFormat.format(new Date(of.savedAt))}`}
    </span>
  )
}
