import type { Metadata } from 'next'
import { AddMemberDialog } from '@/components/pool/add-member-dialog'
import { CategoryDialog } from '@/components/pool/category-dialog'
import { CategoryMembers } from '@/components/pool/category-members'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readCategory } from '@/lib/pool/category-queries'
import { changeMemberAction, findMembersAction, saveCategoryAction } from '../actions'

export const metadata: Metadata = { title: '人才分类' }

export default async function CategoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const { category, members, choices, abilities } = await orNotFound(readCategory(viewer, id))
  return (
    <>
      <PageHeader
        title={category.name}
        badge={category.isActive ? undefined : <Badge tone="grey">已停用</Badge>}
        sub={category.description ?? undefined}
        breadcrumb={[{ label: '人才分类', href: '/pool/categories' }, { label: category.name }]}
        actions={
          <>
            {abilities.manage && (
              <>
                <CategoryDialog category={category} choices={choices} action={saveCategoryAction} />
                <AddMemberDialog categoryId={category.id} action={changeMemberAction} findMembers={findMembersAction} />
              </>
            )}
            {category.isActive && (
              <LinkButton href={`/pool?category=${category.id}`} variant="primary" icon="users">
                查看名单
              </LinkButton>
            )}
          </>
        }
      />
      <Card className="mb-4">
        <CardBody>
          <KeyValues
            items={[
              { label: '在任人数', value: `${category.count}${category.isCountBounded ? '+' : ''} 人` },
              { label: '归入规则', value: category.rule, wide: true },
            ]}
          />
        </CardBody>
      </Card>
      <CategoryMembers categoryId={category.id} members={members} canManage={abilities.manage} action={changeMemberAction} />
    </>
  )
}
