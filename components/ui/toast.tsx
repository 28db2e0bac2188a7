'use client'
import { Toast } from '@base-ui/react/toast'
import Link from 'next/link'
import { IconButton } from './button'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

type ToastKind = 'success' | 'error' | 'info'
type ToastLink = { actionLabel?: string; href?: string }

const manager = Toast.createToastManager<ToastLink>()

function show(type: ToastKind, text: string, link: ToastLink = {}): void {
  manager.add({ type, title: text, data: link, timeout: type === 'error' ? 0 : 6000, priority: type === 'error' ? 'high' : 'low' })
}

/** Tells what just happened. An error stays until it is closed; a success leaves by itself. */
export const toast = {
  success: (text: string, link?: ToastLink) => show('success', text, link),
  error: (text: string, link?: ToastLink) => show('error', text, link),
  info: (text: string, link?: ToastLink) => show('info', text, link),
}

const looks: Record<ToastKind, { icon: IconName; colour: string }> = {
  success: { icon: 'check', colour: 'text-green' },
  error: { icon: 'alert', colour: 'text-rose' },
  info: { icon: 'info', colour: 'text-indigo' },
}

function ToastList() {
  const { toasts } = Toast.useToastManager<ToastLink>()
  return toasts.map((item) => {
    const look = looks[(item.type as ToastKind) ?? 'info'] ?? looks.info
    return (
      <Toast.Root
        key={item.id}
        toast={item}
        swipeDirection={['right', 'down']}
        className="w-full rounded border border-line bg-surface text-ink shadow transition-opacity data-[ending-style]:opacity-0 data-[limited]:hidden data-[starting-style]:opacity-0"
      >
        <Toast.Content className="flex items-start gap-2.5 py-2.5 pr-1.5 pl-4">
          <Icon name={look.icon} className={cn('mt-1.5', look.colour)} />
          <div className="min-w-0 flex-1 py-1">
            <Toast.Title className="text-14" />
            {item.data?.href && (
              <Link prefetch={false} href={item.data.href} className="text-13 text-indigo hover:underline">
                {item.data.actionLabel ?? '查看'}
              </Link>
            )}
          </div>
          <Toast.Close render={<IconButton icon="x" label="关闭提示" />} />
        </Toast.Content>
      </Toast.Root>
    )
  })
}

/** Mounted once by the desk's frame. */
export function ToastHost() {
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-60 flex w-[min(24rem,calc(100vw-2rem))] flex-col-reverse gap-2 outline-none print:hidden">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}
