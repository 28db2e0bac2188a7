import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import type { CategoryView } from '@/lib/pool/category-queries'

type CategoryCardsProps = { categories: readonly CategoryView[]; canManage: boolean }

export function CategoryCards({ categories, canManage }: CategoryCardsProps) {
  if (categories.length === 0)
    return (
      <Card>
        <EmptyState
          icon="layers"
          title="还没有分类"
          hint={canManage ? '按条线、专长或称号设立分类，便于单位查找和调用。' : '市人才办设立分类后，会列在这里。'}
        />
      </Card>
    )
  return (
    <ul className="grid grid-cols-3 gap-4 max-xl:grid-cols-2 max-md:grid-cols-1">
      {categories.map((category) => (
        <li key={category.id}>
          <Card className="flex h-full flex-col">
            <CardHead
              finding={<TextLink href={`/pool/categories/${category.id}`}>{category.name}</TextLink>}
              tools={category.isActive ? undefined : <Badge tone="grey">已停用</Badge>}
            />
            <CardBody className="flex flex-1 flex-col gap-2">
              <p>
                <strong className="mr-1 text-28 font-semibold">{`${category.count}${category.isCountBounded ? '+' : ''}`}</strong>
                人在任
              </p>
              <p className="text-13 text-ink-2">{category.rule}</p>
              {(category.byHand.included > 0 || category.byHand.excluded > 0) && (
                <p className="text-13 text-ink-3">
                  {[
                    category.byHand.included > 0 && `人工加入 ${category.byHand.included} 人`,
                    category.byHand.excluded > 0 && `人工移出 ${category.byHand.excluded} 人`,
                  ]
                    .filter(Boolean)
                    .join('，')}
                </p>
              )}
              {category.description && <p className="text-13 text-ink-3">{category.description}</p>}
              {category.isActive && (
                <p className="mt-auto pt-1">
                  <TextLink href={`/pool?category=${category.id}`}>查看名单</TextLink>
                </p>
              )}
            </CardBody>
          </Card>
        </li>
      ))}
    </ul>
  )
}
