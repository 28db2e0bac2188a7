import type { Metadata } from 'next'
import { SchemeView } from '@/components/rounds/scheme/scheme-view'
import { VersionsCard } from '@/components/rounds/scheme/versions-card'
import { PublicPage, PublicTitle } from '@/components/shell/public-frame'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { VISITOR } from '@/lib/platform/access/viewer'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readScheme } from '@/lib/rounds/scheme-queries'
import { readSchemeVersions } from '@/lib/rounds/scheme-version-queries'

export const metadata: Metadata = { title: '评选方案' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<ListParams> }

/** The scheme of an announced round and every revision with its reason, as everybody may read it. */
export default async function PublicSchemePage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const asked = { from: Number(firstValue(query, 'from')), to: Number(firstValue(query, 'to')) }
  const [view, versions] = await Promise.all([orNotFound(readScheme(VISITOR, id)), orNotFound(readSchemeVersions(VISITOR, id, asked))])
  return (
    <PublicPage>
      <PublicTitle title={view.name} sub={`评选方案第 ${view.version} 版`} />
      <div className="grid gap-4">
        <SchemeView view={view} />
        <VersionsCard data={versions} action={`/notices/rounds/${id}`} />
      </div>
    </PublicPage>
  )
}
