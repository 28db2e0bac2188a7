import { notFound } from '@/lib/platform/errors'
import { defineRoute } from '@/lib/platform/http/route'
import { readShowDesk } from '@/lib/rounds/show/desk-queries'
import { readShowConsole, readShowScreen } from '@/lib/rounds/show/show-queries'

/** What a live page shows now: the office's console, the wall of the hall, a judge's desk. Each query asks who may see it. */
export const GET = defineRoute<{ id: string; view: string }>(
  { who: 'signedIn', isActivity: false },
  async (_request, viewer, { id, view }) => {
    switch (view) {
      case 'console':
        return Response.json(await readShowConsole(viewer, id))
      case 'screen':
        return Response.json(await readShowScreen(viewer, id))
      case 'desk':
        return Response.json(await readShowDesk(viewer, id))
      default:
        throw notFound()
    }
  },
)
