import { invalid, refused } from '@/lib/platform/errors'
import { defineRoute } from '@/lib/platform/http/route'
import { previewScoreWorkbook } from '@/lib/rounds/workbook-queries'

const limit = 5 * 1024 * 1024
/** Form fields around the file. */
const overhead = 16 * 1024

/** POST multipart `file`: what importing this workbook would do. Nothing is kept or written. */
export const POST = defineRoute<{ roundId: string }>({ who: 'signedIn' }, async (request, viewer, { roundId }) => {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(announced <= limit + overhead)) throw refused('fileTooLarge', '文件超过 5 MB，没有读取。请使用下载的评分表。')
  const form = await request.formData().catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File)) throw invalid('没有收到文件，请重新选择。')
  return Response.json(await previewScoreWorkbook(viewer, roundId, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))
})
