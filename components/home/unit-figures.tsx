import { Card, CardBody, CardHead } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'

type UnitFiguresProps = {
  classes: readonly { code: string; name: string; held: number; expired: number; retiring: number }[]
  href: string
}

/** How many of each class the unit holds today, and how many leave before the cycle ends. */
export function UnitFigures({ classes, href }: UnitFiguresProps) {
  const total = classes.reduce((sum, item) => sum + item.held, 0)
  return (
    <Card>
      <CardHead finding={`本单位现有人才 ${total} 名`} sub="按称号类别，截至今天" tools={<TextLink href={href}>详情</TextLink>} />
      <CardBody>
        <ul className="divide-y divide-line">
          {classes.map(({ code, name, held, expired, retiring }) => (
            <li key={code} className="flex flex-wrap items-baseline justify-between gap-x-3 py-2 first:pt-0 last:pb-0">
              <span>{name}</span>
              <span className="text-right">
                <b>{held}</b> 名
                {expired + retiring > 0 && <span className="ml-2 text-13 text-amber">周期内将减少 {expired + retiring}</span>}
              </span>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}
