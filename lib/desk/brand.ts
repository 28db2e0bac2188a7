import 'server-only'
import { cache } from 'react'
import { z } from 'zod'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'

const brand = z.object({
  /** Short name in the rail. */
  name: z.string().min(1),
  fullName: z.string().min(1),
  /** Who runs it and how to reach them, a line each. */
  owner: z.array(z.string()).max(4),
})

export type Brand = z.infer<typeof brand>

const PLAIN: Brand = { name: '人才工作', fullName: '人才工作平台', owner: ['市人才工作办公室 主办'] }
const DEMO: Brand = {
  name: '澜州人才',
  fullName: '澜州市人才工作平台',
  owner: ['澜州市人才工作办公室 主办', '服务电话 0000-0000000（工作日 8:30–17:30）'],
}

/** The installation's names, from the setting `brand`. Every page asks: by plain SQL, which costs a third. */
export const readBrand = cache(async (): Promise<Brand> => {
  const { pool } = await db()
  const { rows } = await pool.query<{ value: unknown }>(`SELECT value FROM "Setting" WHERE key = 'brand'`)
  return brand.safeParse(rows[0]?.value).data ?? (env().isDemo ? DEMO : PLAIN)
})
