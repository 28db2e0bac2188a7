// The server process: Next behind Node's own HTTP server, with the public list given from memory while nothing it shows has changed.
import { createServer } from 'node:http'
import next from 'next'
import { root } from './prepare.mjs'

/** Milliseconds for requests under way when the process is asked to end. */
const LAST_WORDS = 15_000

const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOSTNAME_TO_LISTEN
const app = next({ dev: false, dir: root, port, hostname: hostname ?? 'localhost' })
await app.prepare()
const handle = app.getRequestHandler()

function broken(response, error) {
  console.error(error)
  if (!response.headersSent) response.writeHead(500, { 'cache-control': 'no-store' })
  response.end()
}

const server = createServer((request, response) => {
  const front = globalThis.portalFront
  const answered = front ? front(request, response, handle) : handle(request, response)
  Promise.resolve(answered).catch((error) => broken(response, error))
})

let isStopping = false
function stop() {
  if (isStopping) return
  isStopping = true
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), LAST_WORDS).unref()
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use by another program.` : error)
  process.exit(1)
})
server.listen(port, hostname)
