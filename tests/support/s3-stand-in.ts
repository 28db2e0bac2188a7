import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Bucket } from '@/lib/platform/files/s3-store'

const hash = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const mac = (key: Uint8Array | string, text: string) => createHmac('sha256', key).update(text).digest()

/** What the signature of a request must be, worked out anew by the published rules of AWS Signature Version 4. */
function signatureOf(request: IncomingMessage, body: Buffer, secretKey: string): { given: string; wanted: string; digest: string } {
  const header = (name: string) => String(request.headers[name] ?? '')
  const [, scope = '', signed = '', given = ''] =
    /Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)/.exec(header('authorization')) ?? []
  const [day = '', region = '', service = ''] = scope.split('/')
  const url = new URL(request.url ?? '/', 'http://store')
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&')
  const lines = signed.split(';').map((name) => `${name}:${header(name).trim()}\n`)
  const canonical = [request.method, url.pathname, query, lines.join(''), signed, header('x-amz-content-sha256')].join('\n')
  const text = ['AWS4-HMAC-SHA256', header('x-amz-date'), scope, hash(canonical)].join('\n')
  const key = mac(mac(mac(mac(`AWS4${secretKey}`, day), region), service), 'aws4_request')
  return { given, wanted: mac(key, text).toString('hex'), digest: hash(body) }
}

const fault = (code: string) => `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`

export type S3StandIn = {
  settings: Bucket
  objects: Map<string, Buffer>
  /** Method and path of each request that was answered. */
  requests: string[]
  /** While true every request is answered with 503. */
  isDown: boolean
  close: () => Promise<void>
}

/**
 * A bucket in memory behind the four requests that the portal makes. Like the real thing it refuses what is not signed with its key, or whose
 * body is not the one that was signed.
 * @param port of the loopback; 0 takes a free one
 */
export async function openS3StandIn(port = 0): Promise<S3StandIn> {
  const settings = { bucket: 'portal-files', region: 'cn-test-1', accessKey: 'stand-in', secretKey: 'stand-in-secret', isPathStyle: true }
  const objects = new Map<string, Buffer>()
  const state: S3StandIn = { settings: { ...settings, endpoint: '' }, objects, requests: [], isDown: false, close: async () => {} }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const path = new URL(request.url ?? '/', 'http://store').pathname
    const answer = (status: number, content: Buffer | string = '') =>
      response.writeHead(status, { 'content-length': Buffer.byteLength(content) }).end(request.method === 'HEAD' ? '' : content)
    if (state.isDown) return answer(503, fault('SlowDown'))
    const { given, wanted, digest } = signatureOf(request, body, settings.secretKey)
    if (given !== wanted) return answer(403, fault('SignatureDoesNotMatch'))
    if (request.headers['x-amz-content-sha256'] !== digest) return answer(400, fault('XAmzContentSHA256Mismatch'))
    if (!path.startsWith(`/${settings.bucket}/`)) return answer(404, fault('NoSuchBucket'))
    state.requests.push(`${request.method} ${path}`)
    const found = objects.get(path)
    if (request.method === 'PUT') {
      objects.set(path, body)
      return answer(200)
    }
    if (request.method === 'DELETE') {
      objects.delete(path)
      return answer(204)
    }
    return found ? answer(200, found) : answer(404, fault('NoSuchKey'))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  state.settings.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  state.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return state
}
