import 'server-only'
import { z } from 'zod'
import type { Reader } from '@/lib/platform/db/client'

/** Who signs certificates, and the picture of the seal; null while none was uploaded. */
export type OfficeSeal = { signatory: string; fileId: string | null }

export const SEAL_KEY = 'officeSeal'

const stored = z.object({ signatory: z.string().min(1), fileId: z.string().nullable() })
const site = z.object({ office: z.string().min(1) })

/** The setting of the office, else the office's name of the site and no picture. */
export async function loadSeal(reader: Reader): Promise<OfficeSeal> {
  const rows = await reader.setting.findMany({ where: { key: { in: [SEAL_KEY, 'site'] } } })
  const of = (key: string) => rows.find((row) => row.key === key)?.value
  return stored.safeParse(of(SEAL_KEY)).data ?? { signatory: site.safeParse(of('site')).data?.office ?? '市人才工作办公室', fileId: null }
}
