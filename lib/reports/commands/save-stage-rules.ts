import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction } from '@/lib/platform/db/client'
import { conflict } from '@/lib/platform/errors'
import '../audit-events'
import { leaderReportPolicy } from '../policy'
import { loadStageRules, STAGE_RULES_KEY } from '../stage-queries'
import type { SaveStageRulesInput } from '../stages'

/** Sets by what a stage is called weak. @throws AppError forbidden, conflict */
export async function saveStageRules(viewer: Viewer, input: SaveStageRulesInput): Promise<{ version: number }> {
  const { version, ...rules } = input
  return inTransaction(async (tx) => {
    leaderReportPolicy.authorise(viewer, 'editTemplate', { unitId: null })
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${STAGE_RULES_KEY}))`
    const before = await loadStageRules(tx)
    if (before.version !== version) throw conflict('五环节标准刚刚被别人修改过。您填写的内容已保留，请刷新后核对再保存。')
    const value = { version: version + 1, rules }
    await tx.setting.upsert({ where: { key: STAGE_RULES_KEY }, create: { key: STAGE_RULES_KEY, value }, update: { value } })
    await recordAudit(tx, actorOf(viewer), 'stageRules.saved', { kind: 'setting', id: null }, { version: version + 1, rules })
    return { version: version + 1 }
  })
}
