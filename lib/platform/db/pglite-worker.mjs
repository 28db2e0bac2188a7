// The embedded database in a thread of its own, so that a long query does not stop the server.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'

const { template, ...options } = workerData
const database = await PGlite.create({
  ...options,
  ...(template ? { loadDataDir: new Blob([template]) } : {}),
  extensions: { btree_gist },
})
const plain = (message) =>
  message.name === 'error' || message.name === 'notice' ? { ...message, name: message.name, message: message.message } : message

let queue = Promise.resolve()
parentPort.on('message', ({ id, buffer, close }) => {
  queue = queue.then(async () => {
    if (close) {
      await database.close()
      parentPort.postMessage({ id })
      parentPort.close()
      return
    }
    try {
      const messages = await database.execProtocolStream(buffer, { throwOnError: false })
      parentPort.postMessage({ id, messages: messages.map(plain) })
    } catch (error) {
      parentPort.postMessage({ id, error: error.message })
    }
  })
})
parentPort.postMessage({ ready: true })
