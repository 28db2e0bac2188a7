import { inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const LONGEST_EDGE = 3000

/**
 * Why a picture cannot be set on a certificate; null where it can. The PDF writer trusts its pictures, so a PNG is taken apart here:
 * header, size and the pixels' data in full. A JPEG is embedded as it is and needs its frame header only.
 */
export function sealPictureProblem(bytes: Buffer): string | null {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return jpegProblem(bytes)
  const chunks = pngChunks(bytes)
  const header = chunks?.[0]
  if (!chunks || header?.kind !== 'IHDR' || header.data.length !== 13) return '图片已损坏，请用图片程序重新另存为 PNG 后上传。'
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)]
  const [depth, colourType, interlace] = [header.data[8], header.data[9] ?? -1, header.data[12]]
  const channels = CHANNELS[colourType]
  if (width === 0 || height === 0 || width > LONGEST_EDGE || height > LONGEST_EDGE)
    return `图片边长须在 ${LONGEST_EDGE} 像素以内，请缩小后上传。`
  if (depth !== 8 || !channels || interlace !== 0) return '请把印章另存为普通 PNG（8 位、不交错）后上传。'
  const needed = height * (width * channels + 1)
  try {
    const pixels = inflateSync(Buffer.concat(chunks.filter(({ kind }) => kind === 'IDAT').map(({ data }) => data)), {
      maxOutputLength: needed + 1024,
    })
    return pixels.length < needed ? '图片不完整，请重新另存后上传。' : null
  } catch {
    return '图片已损坏，请用图片程序重新另存为 PNG 后上传。'
  }
}

function pngChunks(bytes: Buffer): { kind: string; data: Buffer }[] | null {
  const chunks: { kind: string; data: Buffer }[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (at + 12 + length > bytes.length) return null
    chunks.push({ kind, data: bytes.subarray(at + 8, at + 8 + length) })
    if (kind === 'IEND') return chunks
    at += 12 + length
  }
  return null
}

function jpegProblem(bytes: Buffer): string | null {
  const broken = '图片已损坏，请用图片程序重新另存为 PNG 或 JPG 后上传。'
  if (bytes.readUInt16BE(0) !== 0xffd8) return broken
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes.readUInt16BE(at)
    if (marker >> 8 !== 0xff) return broken
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return bytes.readUInt16BE(at + 5) > 0 && bytes.readUInt16BE(at + 7) > 0 ? null : broken
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return broken
}
