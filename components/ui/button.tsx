import { cva, type VariantProps } from 'class-variance-authority'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

export const buttonVariants = cva(
  'inline-flex cursor-pointer select-none items-center justify-center gap-1.5 whitespace-nowrap rounded border no-underline transition-colors disabled:cursor-not-allowed disabled:border-grey-tint disabled:bg-grey-tint disabled:font-normal disabled:text-ink-3 aria-disabled:cursor-not-allowed aria-disabled:border-grey-tint aria-disabled:bg-grey-tint aria-disabled:font-normal aria-disabled:text-ink-3 print:hidden',
  {
    variants: {
      variant: {
        default: 'border-grey-line bg-surface text-ink hover:border-line-strong hover:bg-sunk',
        primary: 'border-indigo bg-indigo font-semibold text-ink-on hover:border-indigo-strong hover:bg-indigo-strong',
        quiet: 'border-transparent bg-transparent text-indigo hover:bg-indigo-tint hover:text-indigo-strong',
        danger: 'border-rose-line bg-surface text-rose hover:border-rose hover:bg-rose-tint',
      },
      size: {
        sm: 'h-7 px-2.5 text-13 max-md:h-9',
        md: 'h-9 px-3.5 text-14 max-md:h-11',
        lg: 'h-11 px-6 text-16',
        icon: 'size-8 p-0 text-14 max-md:size-11',
      },
    },
    defaultVariants: { variant: 'default', size: 'md' },
  },
)

export type ButtonLook = VariantProps<typeof buttonVariants>

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
    <Link className={cn(buttonVariants(look), className)} {...props}>
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
