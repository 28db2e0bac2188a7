'use client'
import { Dialog } from '@base-ui/react/dialog'
import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { type ActionResult, callAction } from '@/components/forms/action-result'
import { cn } from '@/components/ui/cn'
import { backdrop, popup } from '@/components/ui/float'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import type { NavGroup } from './navigation'

export type SearchGroup = { group: string; items: readonly { href: string; label: string; note?: string }[] }

export type QuickSearchAction = (input: { query: string }) => Promise<ActionResult<SearchGroup[]>>

type QuickSearchProps = { search: QuickSearchAction; groups: readonly NavGroup[] }

/** Pages that the rail offers and whose name holds the words. */
function matchingPages(groups: readonly NavGroup[], query: string): SearchGroup[] {
  const items = groups.flatMap((group) => group.items).filter((item) => item.label.includes(query))
  return items.length > 0 ? [{ group: '页面', items: items.map(({ href, label }) => ({ href, label })) }] : []
}

/** Opens with Ctrl+K or ⌘K from anywhere; arrow keys and Enter choose. */
export function QuickSearch({ search, groups }: QuickSearchProps) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const [answer, setAnswer] = useState<{ query: string; groups: SearchGroup[]; message?: string }>({ query: '', groups: [] })
  const turn = useRef(0)
  const words = query.trim()

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setOpen((now) => !now)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  useEffect(() => {
    turn.current += 1
    const mine = turn.current
    if (!open || words === '') return
    const timer = setTimeout(async () => {
      const result = await callAction(search, { query: words })
      if (mine !== turn.current) return
      setAnswer(result.ok ? { query: words, groups: result.data } : { query: words, groups: [], message: result.message })
    }, 200)
    return () => clearTimeout(timer)
  }, [words, open, search])

  function follow(href: string) {
    setOpen(false)
    setQuery('')
    router.push(href)
  }

  const isWaiting = words !== '' && answer.query !== words
  const shown = [...(words !== '' && !isWaiting ? answer.groups : []), ...matchingPages(groups, words)]
  return (
    <Dialog.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Dialog.Trigger
        aria-label="查人、查轮次、查页面"
        className="ml-auto flex h-9 items-center gap-2 rounded border border-line bg-sunk pr-2 pl-3 text-13 text-ink-3 hover:border-line-strong max-lg:w-auto max-md:size-11 max-md:justify-center max-md:border-transparent max-md:bg-transparent max-md:p-0 lg:w-80"
      >
        <Icon name="search" size={16} />
        <span className="max-md:sr-only">查人、查轮次、查页面</span>
        <span aria-hidden="true" className="ml-auto flex gap-1 max-lg:hidden">
          <Kbd>Ctrl</Kbd>
          <Kbd>K</Kbd>
        </span>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdrop} />
        <Dialog.Popup className={cn(popup, 'fixed top-[12vh] left-1/2 w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden')}>
          <Dialog.Title className="sr-only">快速查找</Dialog.Title>
          <Command label="快速查找" shouldFilter={false} loop>
            <div className="flex items-center gap-2 border-b border-line px-4">
              <Icon name="search" size={18} className="text-ink-3" />
              <Command.Input
                value={query}
                onValueChange={setQuery}
                placeholder="姓名、拼音首字母、轮次或页面"
                className="h-12 min-w-0 flex-1 bg-transparent text-16 outline-none focus-visible:outline-none"
              />
              <Dialog.Close aria-label="关闭" className="min-h-6 rounded-mark">
                <Kbd>Esc</Kbd>
              </Dialog.Close>
            </div>
            <Command.List className="max-h-[56vh] overflow-y-auto p-2">
              {shown.length === 0 && (
                <p role="status" className="px-2.5 py-6 text-center text-ink-3">
                  {isWaiting ? '正在查找' : (answer.message ?? '没有找到，请换一个词')}
                </p>
              )}
              {shown.map((group) => (
                <Command.Group
                  key={group.group}
                  heading={group.group}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-ink-3"
                >
                  {group.items.map((item) => (
                    <Command.Item
                      key={item.href}
                      value={`${group.group} ${item.href}`}
                      onSelect={() => follow(item.href)}
                      className="flex min-h-10 cursor-pointer items-center gap-3 rounded-mark px-2.5 data-[selected=true]:bg-indigo-tint data-[selected=true]:text-indigo-strong"
                    >
                      <span className="min-w-0 flex-1 truncate">{item.label}</span>
                      {item.note && <span className="truncate text-13 text-ink-3">{item.note}</span>}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
