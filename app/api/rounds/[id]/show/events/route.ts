import { defineRoute } from '@/lib/platform/http/route'
import { followShow } from '@/lib/rounds/show/show-feed'
import { authoriseShowEvents } from '@/lib/rounds/show/show-queries'

/** A line now and then keeps proxies from closing a quiet stream. */
const heartbeat = 15_000
/** The stream ends by itself, so that the page comes back and is asked again who it is. */
const lifetime = 5 * 60_000

/** The events of a show as they happen; `Last-Event-ID` (or `?after=`) names the last one that the page has. */
export const GET = defineRoute<{ id: string }>({ who: 'signedIn', isActivity: false }, async (request, viewer, { id }) => {
  await authoriseShowEvents(viewer, id)
  const known = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after')
  const after = Number.parseInt(known ?? '0', 10) || 0
  const encoder = new TextEncoder()
  let end = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      send('retry: 2000\n\n')
      const stop = followShow(
        id,
        after,
        (signals) => {
          for (const { number, kind } of signals) send(`id: ${number}\nevent: show\ndata: ${JSON.stringify({ number, kind })}\n\n`)
        },
        () => end(),
      )
      const pulse = setInterval(() => send(': \n\n'), heartbeat)
      const close = setTimeout(() => end(), lifetime)
      end = () => {
        end = () => {}
        stop()
        clearInterval(pulse)
        clearTimeout(close)
        try {
          controller.close()
        } catch {
          // The page has gone first.
        }
      }
      request.signal.addEventListener('abort', () => end())
    },
    cancel() {
      end()
    },
  })
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
  })
})
