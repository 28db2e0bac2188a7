// Takes what a camera or a program wrote about itself and its owner out of pictures; the picture stays bit for bit.

/** Segments that describe how to draw the picture: JFIF, the colour profile, Adobe's transform. Everything else between is about people and devices. */
const KEPT_JPEG = new Map([
  [0xe0, /^(JFIF|JFXX)\0/],
  [0xe2, /^ICC_PROFILE\0/],
  [0xee, /^Adobe/],
])

/** @param {Uint8Array} bytes */
export function stripJpeg(bytes) {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new Error('no jpeg')
  const kept = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new Error('damaged jpeg')
    const marker = bytes[at + 1]
    if (marker === 0xff) {
      at += 1
      continue
    }
    // Behind the end marker lies nothing of the picture: phones append thumbnails and more there.
    if (marker === 0xd9) {
      kept.push(bytes.subarray(at, at + 2))
      return join(kept)
    }
    const length = (bytes[at + 2] << 8) | bytes[at + 3]
    if (length < 2 || at + 2 + length > bytes.length) throw new Error('damaged jpeg')
    const isApplication = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
    const head = Buffer.from(bytes.buffer, bytes.byteOffset + at + 4, Math.min(16, length - 2)).toString('latin1')
    if (!isApplication || KEPT_JPEG.get(marker)?.test(head)) kept.push(bytes.subarray(at, at + 2 + length))
    at += 2 + length
    if (marker === 0xda) {
      const end = endOfScan(bytes, at)
      kept.push(bytes.subarray(at, end))
      at = end
    }
  }
  throw new Error('damaged jpeg')
}

/** Where the compressed data of one scan ends: at the next marker that is neither stuffing nor a restart. */
function endOfScan(bytes, from) {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1]
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  throw new Error('damaged jpeg')
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const DROPPED_PNG = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'dSIG', 'caBX'])

/** @param {Uint8Array} bytes */
export function stripPng(bytes) {
  if (PNG.some((byte, index) => bytes[index] !== byte)) throw new Error('no png')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (at + 12 + length > bytes.length) throw new Error('damaged png')
    if (!DROPPED_PNG.has(type)) kept.push(bytes.subarray(at, at + 12 + length))
    at += 12 + length
    if (type === 'IEND') return join(kept)
  }
  throw new Error('damaged png')
}

/** @param {Uint8Array} bytes */
export function stripWebp(bytes) {
  const text = (from, to) => String.fromCharCode(...bytes.subarray(from, to))
  if (text(0, 4) !== 'RIFF' || text(8, 12) !== 'WEBP') throw new Error('no webp')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = []
  let at = 12
  while (at + 8 <= bytes.length) {
    const type = text(at, at + 4)
    const length = view.getUint32(at + 4, true)
    const end = Math.min(bytes.length, at + 8 + length + (length % 2))
    const chunk = Uint8Array.from(bytes.subarray(at, end))
    // VP8X says which chunks there are: no EXIF (bit 3), no XMP (bit 2) any more.
    if (type === 'VP8X' && chunk.length > 8) chunk[8] &= ~0x0c
    if (type !== 'EXIF' && type !== 'XMP ') kept.push(chunk)
    at = end
  }
  const body = join(kept)
  const head = new Uint8Array(12)
  head.set(bytes.subarray(0, 12))
  new DataView(head.buffer).setUint32(4, body.length + 4, true)
  return join([head, body])
}

function join(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
