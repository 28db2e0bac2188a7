'use client'

export type SentFile = { id: string; name: string; size: number }

const NETWORK = '网络中断，文件没有传完。请重试。'

/** Sends a file to the store, telling how far it is in per cent. Resolves to the stored file, or to a sentence that says why not. */
export function sendFile(file: File, purpose: string, onProgress: (percent: number) => void): Promise<SentFile | string> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append('file', file)
    request.open('POST', `/api/files?purpose=${purpose}`)
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(Math.round((event.loaded / event.total) * 100))
    request.onerror = () => resolve(NETWORK)
    request.onload = () => {
      const answer = request.response as (Partial<SentFile> & { message?: string }) | null
      const isStored = request.status === 200 && answer?.id
      resolve(
        isStored ? { id: answer.id ?? '', name: answer.name ?? file.name, size: answer.size ?? file.size } : (answer?.message ?? NETWORK),
      )
    }
    request.send(form)
  })
}
