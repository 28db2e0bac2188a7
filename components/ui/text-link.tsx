import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

type TextLinkProps = ComponentProps<typeof Link> & { icon?: IconName; strong?: boolean }

/** Indigo words that lead somewhere. `icon` stands after the words. Nothing is asked for ahead: every page of the desk is made when it is opened. */
export function TextLink({ icon, strong, className, children, ...props }: TextLinkProps) {
  return (
    <Link
      prefetch={false}
      className={cn('inline-flex items-center gap-0.5 rounded-bar text-indigo hover:underline', strong && 'font-semibold', className)}
      {...props}
    >
      {children}
      {icon && <Icon name={icon} size={14} />}
    </Link>
  )
}
