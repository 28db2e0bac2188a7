// The server process: Next behind Node's own HTTP server, and before it the front that the start of the portal hands over (instrumentation-node.ts).
import { createServer } from 'node:http'
import next from 'next'
import { root } from './prepare.mjs'

/** Milliseconds for requests under way when the process is asked to end. */
const LAST_WORDS = 15_000

const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOSTNAME_TO_LISTEN
const server = createServer()
const app = next({ dev: process.argv.includes('--dev'), dir: root, port, hostname: hostname ?? 'localhost', httpServer: server })
await app.prepare()
// Next would wait for the first request: queued work and the front of the pages must not.
const { ensureInstrumentationRegistered } = await import('next/dist/server/lib/router-utils/instrumentation-globals.external.js')
await ensureInstrumentationRegistered(root, process.env.NEXT_DIST_DIR ?? '.next')
if (!globalThis.portalFront) throw new Error('the portal did not start: nothing stands before its pages')
const handle = globalThis.portalFront(app.getRequestHandler())

function broken(response, error) {
  console.error(error)
  if (!response.headersSent) response.writeHead(500, { 'cache-control': 'no-store' })
  response.end()
}

server.on('request', (request, response) => {
  Promise.resolve(handle(request, response)).catch((error) => broken(response, error))
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
