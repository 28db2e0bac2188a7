import 'server-only'
import { randomUUID } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { createSafeActionClient } from 'next-safe-action'
import { z } from 'zod'
import { currentViewer, passiveViewer, requireSignedIn } from './access/session'
import { actorOf, type Viewer } from './access/viewer'
import { recordAudit } from './audit/record'
import { AWAY_SENTENCE } from './away-words'
import { isAwayError } from './db/away-errors'
import { db } from './db/client'
import { env } from './env'
import { AppError, type ErrorCode, type FieldErrors } from './errors'
import { log } from './log'

export type ActionFailure = { ok: false; code: ErrorCode; message: string; fields?: FieldErrors }
export type ActionResult<T> = { ok: true; data: T } | ActionFailure

export type ActionDefinition<Schema extends z.ZodType, Result> = {
  /** Stable name in the record and the log. */
  name: string
  schema: Schema
  command: (viewer: Viewer, input: z.output<Schema>) => Promise<Result>
  /** Paths whose data the command changed. */
  revalidate?: string[]
  /** Visitors may call it (objections, activation). */
  isPublic?: boolean
  /** False for autosave: it keeps no session alive. */
  isActivity?: boolean
  /** True for the one action that is open while the first password waits to be changed. */
  isAllowedBeforePasswordChange?: boolean
}

const ACTION_MARK = Symbol.for('portal.action')
z.config(z.locales.zhCN())

/** Sentences by field path, as the forms show them. */
function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {}
  for (const issue of error.issues) {
    const key = issue.path.join('.') || 'form'
    fields[key] = [...(fields[key] ?? []), issue.message]
  }
  return fields
}

/** Wrong, `null` and missing origins are refused for every write. */
async function refuseForeignOrigin(): Promise<void> {
  const origin = (await headers()).get('origin')
  if (origin !== env().baseUrl) throw new AppError('forbidden', '请求来源不是本门户，未予受理。请从门户页面重新操作。')
}

function asFailure(error: unknown, action: string): ActionFailure {
  if (error instanceof AppError) return { ok: false, code: error.code, message: error.message, fields: error.fields }
  if (isAwayError(error)) {
    log().warn({ action, error: String(error) }, 'the database is away')
    return { ok: false, code: 'unavailable', message: AWAY_SENTENCE }
  }
  const reference = randomUUID().slice(0, 8)
  log().error(
    { reference, action, error: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error) },
    'action failed',
  )
  return {
    ok: false,
    code: 'bug',
    message: `系统出现意外，操作未完成，您填写的内容已保留。请稍后重试；如仍不行，请将编号 ${reference} 告知市人才办。`,
  }
}

const client = createSafeActionClient({
  defineMetadataSchema: () => z.object({ name: z.string() }),
  handleServerError: (error, { metadata }) => asFailure(error, metadata?.name ?? 'unknown'),
})

/**
 * The only way a server action is made: origin checked, viewer resolved from its session row, input parsed by the schema, the command run,
 * declared paths revalidated. An AppError becomes a result the form can show; anything else is logged and shown as a reference.
 */
export function defineAction<Schema extends z.ZodType, Result>(
  definition: ActionDefinition<Schema, Result>,
): (input: z.input<Schema>) => Promise<ActionResult<Result>> {
  const safe = client
    .metadata({ name: definition.name })
    .use(async ({ next }) => {
      await refuseForeignOrigin()
      const viewer = await (definition.isActivity === false ? passiveViewer() : currentViewer())
      if (!definition.isPublic) requireSignedIn(viewer)
      if (viewer.mustChangePassword && !definition.isPublic && !definition.isAllowedBeforePasswordChange)
        throw new AppError('forbidden', '请先修改初始密码，再继续操作。')
      return next({ ctx: { viewer } })
    })
    .inputSchema(z.unknown())
    .action(async ({ parsedInput, ctx }) => {
      const parsed = await definition.schema.safeParseAsync(parsedInput)
      if (!parsed.success) throw new AppError('invalid', '有内容需要修改，请按提示更正后再提交。', { fields: fieldErrors(parsed.error) })
      try {
        return { value: await definition.command(ctx.viewer, parsed.data) }
      } catch (error) {
        if (error instanceof AppError && error.code === 'forbidden') await recordRefusal(ctx.viewer, definition.name, error.code)
        throw error
      }
    })

  const action = async (input: z.input<Schema>): Promise<ActionResult<Result>> => {
    const outcome = await safe(input)
    if (outcome?.data) {
      for (const path of definition.revalidate ?? []) revalidatePath(path, 'layout')
      return { ok: true, data: outcome.data.value as Result }
    }
    return outcome?.serverError ?? asFailure(new Error('action without a result'), definition.name)
  }
  return Object.assign(action, { [ACTION_MARK]: definition.name })
}

async function recordRefusal(viewer: Viewer, action: string, code: string): Promise<void> {
  const { prisma } = await db()
  await recordAudit(prisma, actorOf(viewer), 'action.refused', { kind: 'action', id: null }, { action, code }, { result: 'refused' })
}
