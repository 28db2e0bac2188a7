import { forbidden, invalid, refused } from '@/lib/platform/errors'
import { FILE_PURPOSES, isFilePurpose } from '@/lib/platform/files/file-kinds'
import { storeFile } from '@/lib/platform/files/store'
import { defineRoute } from '@/lib/platform/http/route'

/** Form fields around the file. */
const OVERHEAD = 16 * 1024

/** POST multipart `file`: keeps it and answers `{ id, name, size, mediaType }`. Evidence for an objection is open to visitors. */
export const POST = defineRoute({ who: 'public' }, async (request, viewer) => {
  const purpose = new URL(request.url).searchParams.get('purpose') ?? ''
  if (!isFilePurpose(purpose)) throw invalid('上传用途不明，请从门户页面上传。')
  if (purpose !== 'evidence' && (!viewer.accountId || viewer.mustChangePassword)) throw forbidden('请先登录再上传文件。')
  const announced = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(announced <= FILE_PURPOSES[purpose].limit + OVERHEAD))
    throw refused('fileTooLarge', `文件超过 ${FILE_PURPOSES[purpose].limit / 1024 / 1024} MB，没有保存。请压缩或拆分后再上传。`)
  const form = await request.formData().catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File)) throw invalid('没有收到文件，请重新选择。')
  return Response.json(await storeFile(viewer, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), purpose }))
})
