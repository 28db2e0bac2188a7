import 'server-only'
import { z } from 'zod'
import { ROLES, type Role } from '@/lib/platform/access/roles'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'

const entry = z.object({
  login: z.string(),
  role: z.enum(ROLES),
  name: z.string(),
  unitName: z.string().nullish(),
  blurb: z.string(),
  order: z.number(),
})

export type DemoAccount = { login: string; role: Role; name: string; unitName: string | null; blurb: string }

/** The accounts offered on the log-in page; none outside the demo. */
export async function readDemoAccounts(): Promise<DemoAccount[]> {
  if (!env().isDemo) return []
  const { prisma } = await db()
  const setting = await prisma.setting.findUnique({ where: { key: 'demoAccounts' } })
  const entries = z.array(entry).safeParse(setting?.value).data ?? []
  return entries
    .sort((a, b) => a.order - b.order)
    .map(({ login, role, name, unitName, blurb }) => ({ login, role, name, unitName: unitName ?? null, blurb }))
}
