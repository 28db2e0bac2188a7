import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonLook, buttonVariants } from './button-look'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

export { type ButtonLook, buttonVariants } from './button-look'

type ButtonProps = ComponentProps<'button'> & ButtonLook & { loading?: boolean; icon?: IconName }

const plainIconVariants = new Set<unknown>([undefined, null, 'default'])

function ButtonIcon({ name, look, spinning }: { name: IconName; look: ButtonLook; spinning?: boolean }) {
  return (
    <Icon
      name={name}
      size={look.size === 'sm' ? 14 : 16}
      className={cn(plainIconVariants.has(look.variant) && 'text-ink-3', spinning && 'animate-spin')}
    />
  )
}

/** While `loading` it keeps its width, takes no clicks and tells assistive technology that it is busy. */
export function Button({ variant, size, loading = false, icon, className, children, type = 'button', disabled, ...props }: ButtonProps) {
  const look = { variant, size }
  return (
    <button
      type={type}
      className={cn(buttonVariants(look), className)}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      {...props}
    >
      {loading ? <ButtonIcon name="spinner" look={look} spinning /> : icon && <ButtonIcon name={icon} look={look} />}
      {children}
    </button>
  )
}

type LinkButtonProps = ComponentProps<typeof Link> & ButtonLook & { icon?: IconName; iconAfter?: IconName }

export function LinkButton({ variant, size, icon, iconAfter, className, children, ...props }: LinkButtonProps) {
  const look = { variant, size }
  return (
    <Link prefetch={false} className={cn(buttonVariants(look), className)} {...props}>
      {icon && <ButtonIcon name={icon} look={look} />}
      {children}
      {iconAfter && <ButtonIcon name={iconAfter} look={look} />}
    </Link>
  )
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & { icon: IconName; label: string; variant?: ButtonLook['variant'] }

/** A button that is only an icon; `label` is what it is called, and its hint on hover. */
export function IconButton({ icon, label, variant = 'quiet', className, type = 'button', ...props }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={cn(buttonVariants({ variant, size: 'icon' }), variant === 'quiet' && 'text-ink-3', className)}
      {...props}
    >
      <Icon name={icon} size={18} />
    </button>
  )
}

/** A disabled action with the reason beside it: who, which, how many, and what can be done. */
export function BlockedAction({ children, reason }: { children: ReactNode; reason: ReactNode }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      {children}
      <span className="text-13 text-ink-3">{reason}</span>
    </span>
  )
}
