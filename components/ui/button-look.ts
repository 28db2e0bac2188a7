import { cva, type VariantProps } from 'class-variance-authority'

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
