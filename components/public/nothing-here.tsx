import { PublicPage } from '@/components/shell/public-frame'
import { LinkButton } from '@/components/ui/button'

type NothingHereProps = { title: string; hint: string; links: readonly { href: string; label: string }[] }

/** What a visitor reads where nothing is, and where to go on; the first link is the likeliest. */
export function NothingHere({ title, hint, links }: NothingHereProps) {
  return (
    <PublicPage>
      <div className="max-w-xl py-10 max-md:py-4">
        <h1 className="text-28 max-md:text-22">{title}</h1>
        <p className="mt-3 text-16 text-ink-2">{hint}</p>
        <p className="mt-6 flex flex-wrap gap-3">
          {links.map(({ href, label }, index) => (
            <LinkButton key={href} href={href} variant={index === 0 ? 'primary' : 'default'} size="lg">
              {label}
            </LinkButton>
          ))}
        </p>
      </div>
    </PublicPage>
  )
}
