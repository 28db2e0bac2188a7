'use client'
import { useRouter } from 'next/navigation'
import { type ActionResult, callAction } from '@/components/forms/action-result'
import { forgetAllDrafts } from '@/components/forms/autosave'
import { Avatar } from '@/components/ui/avatar'
import { Icon } from '@/components/ui/icon'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'

export type Theme = 'light' | 'dark' | 'system'

/** One role at one unit that the person may act in. */
export type GrantChoice = { id: string; unitName: string; roleName: string; current: boolean }

export type ThemeAction = (input: { theme: Theme }) => Promise<ActionResult<unknown>>
export type SwitchAction = (input: { grantId: string }) => Promise<ActionResult<unknown>>
export type SignOutAction = (input: Record<string, never>) => Promise<ActionResult<unknown>>

type GrantSwitchProps = { grants: readonly GrantChoice[]; switchAction: SwitchAction; homeHref: string }

/** Unit and role one acts in; a single grant is shown without a menu. */
export function GrantSwitch({ grants, switchAction, homeHref }: GrantSwitchProps) {
  const router = useRouter()
  const current = grants.find((grant) => grant.current) ?? grants[0]
  if (!current) return null
  const look = 'flex h-9 min-w-0 items-center gap-2 rounded border border-line bg-surface px-2.5 text-14 max-md:h-11'
  const words = (
    <>
      <Icon name="shield" size={16} className="text-ink-3 max-md:hidden" />
      <b className="truncate">{current.unitName}</b>
      <span className="whitespace-nowrap text-13 text-ink-3">{current.roleName}</span>
    </>
  )
  if (grants.length === 1) return <div className={look}>{words}</div>

  async function change(grantId: string) {
    const result = await callAction(switchAction, { grantId })
    if (!result.ok) return toast.error(result.message)
    router.push(homeHref)
    router.refresh()
  }

  const items: MenuEntry[] = grants.map((grant) => ({
    label: grant.unitName,
    note: grant.roleName,
    checked: grant.id === current.id,
    onSelect: () => void (grant.id === current.id ? undefined : change(grant.id)),
  }))
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`当前身份：${current.unitName} ${current.roleName}，切换身份`}
          className={`${look} cursor-pointer hover:border-line-strong`}
        >
          {words}
          <Icon name="chevron-down" size={14} className="text-ink-3" />
        </button>
      }
      items={[{ heading: '切换身份' }, ...items]}
    />
  )
}

type UserMenuProps = {
  name: string
  settingsHref: string
  theme: Theme
  themeAction: ThemeAction
  signOutAction: SignOutAction
  signedOutHref: string
}

/** At once, before the cookie has gone to the server and back. */
function showTheme(theme: Theme): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme')
  else document.documentElement.setAttribute('data-theme', theme)
}

const themeWords: Record<Theme, string> = { light: '浅色', dark: '深色', system: '跟随系统' }

export function UserMenu({ name, settingsHref, theme, themeAction, signOutAction, signedOutHref }: UserMenuProps) {
  const router = useRouter()

  async function chooseTheme(next: Theme) {
    showTheme(next)
    const result = await callAction(themeAction, { theme: next })
    if (result.ok) router.refresh()
    else toast.error(result.message)
  }

  async function signOut() {
    const result = await callAction(signOutAction, {})
    if (result.ok) {
      forgetAllDrafts()
      window.location.assign(signedOutHref)
    } else toast.error(result.message)
  }

  const themes: MenuEntry[] = (['light', 'dark', 'system'] as const).map((choice) => ({
    label: themeWords[choice],
    icon: ({ light: 'sun', dark: 'moon', system: 'monitor' } as const)[choice],
    checked: choice === theme,
    stay: true,
    onSelect: () => void chooseTheme(choice),
  }))
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={`${name}，个人菜单`}
          className="flex h-9 cursor-pointer items-center gap-2 rounded px-1 text-14 hover:bg-sunk max-md:h-11"
        >
          <Avatar name={name} />
          <span className="whitespace-nowrap max-md:sr-only">{name}</span>
        </button>
      }
      items={[
        { label: '个人设置', icon: 'settings', href: settingsHref },
        { label: '使用帮助', icon: 'help', href: '/help' },
        'separator',
        { heading: '界面颜色' },
        ...themes,
        'separator',
        { label: '退出登录', icon: 'log-out', onSelect: () => void signOut() },
      ]}
    />
  )
}
