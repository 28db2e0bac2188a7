import { defineRoute } from '@/lib/platform/http/route'
import { readJob } from '@/lib/platform/jobs/jobs'

/** Progress of an own job, for polling. */
export const GET = defineRoute<{ id: string }>({ who: 'signedIn', isActivity: false }, async (_request, viewer, { id }) =>
  Response.json(await readJob(viewer, id)),
)
