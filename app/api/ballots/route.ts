import { clientAddress } from '@/lib/platform/access/client-address'
import { AppError } from '@/lib/platform/errors'
import { instanceLimit } from '@/lib/platform/http/instance-limit'
import { defineRoute } from '@/lib/platform/http/route'
import { castBallot } from '@/lib/rounds/commands/cast-ballot'
import { castBallotSchema } from '@/lib/rounds/meeting/schema'

const limit = instanceLimit(600, 60)
const largest = 64 * 1024

/** The ballot box: takes a ballot with its token, without a session. What comes with a cookie is refused, so that no ballot ever travels with one. */
export const POST = defineRoute({ who: 'public', isActivity: false }, async (request) => {
  if (request.headers.has('cookie') || request.headers.has('authorization'))
    throw new AppError('forbidden', '选票不能随登录信息一起提交，未予受理。请在投票页面重新投票。')
  limit(clientAddress(request.headers))
  const text = await request.text()
  if (text.length > largest) throw new AppError('invalid', '选票内容过大，未予受理。')
  const parsed = castBallotSchema.safeParse(parseJson(text))
  if (!parsed.success) throw new AppError('invalid', '选票内容不完整，请刷新页面后重新投票。')
  await castBallot(parsed.data)
  return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
