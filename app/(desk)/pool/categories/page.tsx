import type { Metadata } from 'next'
import { CategoryCards } from '@/components/pool/category-cards'
import { CategoryDialog } from '@/components/pool/category-dialog'
import { PoolTabs } from '@/components/pool/pool-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readCategories } from '@/lib/pool/category-queries'
import { saveCategoryAction } from './actions'

export const metadata: Metadata = { title: '人才分类' }

export default async function CategoriesPage() {
  const { categories, choices, abilities } = await orNotFound(readCategories(await currentViewer()))
  return (
    <>
      <PageHeader
        title="人才库"
        sub="分类由规则自动归入，个别人员可由市人才办人工加入或移出；人员的称号、专长变了，分类随之变化。"
        actions={abilities.manage && <CategoryDialog choices={choices} action={saveCategoryAction} />}
      />
      <PoolTabs current="categories" />
      <CategoryCards categories={categories} canManage={abilities.manage} />
    </>
  )
}
