import 'server-only'
import { actorOf, type Viewer } from '@/lib/platform/access/viewer'
import { recordAudit } from '@/lib/platform/audit/record'
import { inTransaction, type Tx } from '@/lib/platform/db/client'
import { conflict, invalid, notFound } from '@/lib/platform/errors'
import { rewriteLedger } from '@/lib/titles/commands/rewrite-ledger'
import '../audit-events'
import { cyclePolicy } from '../policy'
import type { DefineClassInput } from '../schema'

/** A new version of which titles a class counts, with its reason. Everybody concerned is recounted; changed past figures leave corrections. */
export async function defineClass(viewer: Viewer, input: DefineClassInput): Promise<{ version: number }> {
  return inTransaction(
    async (tx) => {
      cyclePolicy.authorise(viewer, 'manage')
      // Definitions are compared with each other: one change at a time.
      await tx.$queryRaw`SELECT id FROM "TargetClass" ORDER BY id FOR UPDATE`
      const classes = await tx.targetClass.findMany({ include: { versions: { orderBy: { version: 'desc' }, take: 1 } } })
      const own = classes.find((item) => item.code === input.classCode)
      if (!own) throw notFound('没有找到这一类别。')
      const current = own.versions[0]
      if ((current?.version ?? 0) !== input.version) throw conflict('统计口径刚刚被别人调整过。您填写的内容已保留，请刷新后核对。')
      await refuseForeignTitles(tx, own, classes, input.titleCodes)
      const version = input.version + 1
      await tx.targetClassVersion.create({
        data: { classId: own.id, version, titleCodes: input.titleCodes, reason: input.reason, accountId: viewer.accountId },
      })
      await recordAudit(
        tx,
        actorOf(viewer),
        'targetClass.defined',
        { kind: 'targetClass', id: own.id },
        {
          classCode: own.code,
          version,
          titleCodes: input.titleCodes,
          reason: input.reason,
        },
      )
      const touched = [...new Set([...(current?.titleCodes ?? []), ...input.titleCodes])]
      const holders = await tx.holding.findMany({
        where: { state: { not: 'annulled' }, title: { code: { in: touched } } },
        select: { personId: true },
        distinct: ['personId'],
      })
      await rewriteLedger(
        tx,
        holders.map((holder) => holder.personId),
        { reason: `调整“${own.name}”统计口径：${input.reason}`, actor: actorOf(viewer) },
      )
      return { version }
    },
    { timeout: 300_000 },
  )
}

type ClassRow = { code: string; name: string; plan: string; versions: { titleCodes: string[] }[] }

/** Classes of one plan share no title, and a class counts titles of its own plan only. */
async function refuseForeignTitles(tx: Tx, own: ClassRow, classes: readonly ClassRow[], titleCodes: readonly string[]): Promise<void> {
  const titles = await tx.title.findMany({ where: { code: { in: [...titleCodes] } }, select: { code: true, name: true, plan: true } })
  if (titles.length < new Set(titleCodes).size) throw invalid('有称号不在称号目录中。', { titleCodes: ['请刷新页面后重新选择。'] })
  const foreign = titles.filter((title) => title.plan !== own.plan)
  if (foreign.length > 0)
    throw invalid(`“${own.name}”只能包含同一计划的称号。`, {
      titleCodes: [`${foreign.map((title) => title.name).join('、')}属于另一个计划。`],
    })
  const taken = classes.flatMap((other) =>
    other.code === own.code || other.plan !== own.plan
      ? []
      : titles.filter((title) => other.versions[0]?.titleCodes.includes(title.code)).map((title) => `${title.name}已计入“${other.name}”`),
  )
  if (taken.length > 0) throw invalid('同一计划的类别不能重叠。', { titleCodes: [`${taken.join('；')}。请先从那一类中移出。`] })
}
