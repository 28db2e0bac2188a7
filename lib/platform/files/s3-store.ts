import 'server-only'
import type { S3Client } from '@aws-sdk/client-s3'
import { AppError } from '../errors'
import { requireBlobKey } from './blob-key'
import type { BlobStore } from './blob-store'

export type Bucket = {
  endpoint: string
  bucket: string
  region: string
  accessKey: string
  secretKey: string
  /** True for `endpoint/bucket/key`, as most stores of one's own want it; false for `bucket.endpoint/key`. */
  isPathStyle: boolean
}

type Sdk = typeof import('@aws-sdk/client-s3')

function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } }
  return name === 'NoSuchKey' || name === 'NotFound' || $metadata?.httpStatusCode === 404
}

/** No answer, or one that says to come again. */
function isAway(error: unknown): boolean {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } }
  return $metadata !== undefined && ($metadata.httpStatusCode === undefined || $metadata.httpStatusCode >= 500)
}

/**
 * A bucket of an S3-compatible store. The client is loaded with the first file, so that an installation on a folder never carries it. What is
 * encrypted at rest, and how often it is kept, are settings of the bucket.
 */
export function s3Store(settings: Bucket): BlobStore {
  let opened: Promise<{ sdk: Sdk; client: S3Client }> | undefined
  const open = () => {
    // The pinned version runs on Node 20; what it says of its next ones belongs into no log of a city.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
    opened ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        endpoint: settings.endpoint,
        region: settings.region,
        credentials: { accessKeyId: settings.accessKey, secretAccessKey: settings.secretKey },
        forcePathStyle: settings.isPathStyle,
        // A process that is busy for seconds notices late that it is connected.
        requestHandler: { connectionTimeout: 10_000, requestTimeout: 30_000 },
        maxAttempts: 2,
        // Stores other than the first do not all know the newer checksums; every file's digest is in the database.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      }),
    }))
    return opened
  }
  /** Runs one request; a store that is away is told in words. */
  const ask = async <T>(request: (sdk: Sdk, client: S3Client) => Promise<T>): Promise<T> => {
    const { sdk, client } = await open()
    try {
      return await request(sdk, client)
    } catch (error) {
      if (!isMissing(error) && isAway(error))
        throw new AppError('unavailable', '文件存储暂时无法访问，文件没有保存或读出，已填写的内容仍然保留。请稍后重试。', { cause: error })
      throw error
    }
  }
  const place = (key: string) => ({ Bucket: settings.bucket, Key: requireBlobKey(key) })
  const size = async (key: string) => {
    const at = place(key)
    try {
      return (await ask((sdk, client) => client.send(new sdk.HeadObjectCommand(at)))).ContentLength ?? 0
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
  return {
    size,
    put: async (key, bytes) => {
      const at = place(key)
      await ask((sdk, client) =>
        client.send(
          new sdk.PutObjectCommand({ ...at, Body: bytes, ContentLength: bytes.byteLength, ContentType: 'application/octet-stream' }),
        ),
      )
      if ((await size(key)) !== bytes.byteLength) throw new Error('stored size differs')
    },
    get: async (key) => {
      const at = place(key)
      return ask(async (sdk, client) => {
        const { Body } = await client.send(new sdk.GetObjectCommand(at))
        if (!Body) throw new Error('no content')
        return Buffer.from(await Body.transformToByteArray())
      })
    },
    remove: async (key) => {
      const at = place(key)
      await ask((sdk, client) => client.send(new sdk.DeleteObjectCommand(at)))
    },
  }
}
