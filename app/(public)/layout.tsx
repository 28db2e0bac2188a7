import type { ReactNode } from 'react'
import { PublicShell } from '@/components/public/public-shell'
import { readBrand } from '@/lib/desk/brand'

export default async function PublicLayout({ children }: { children: ReactNode }) {
  return <PublicShell brand={await readBrand()}>{children}</PublicShell>
}
