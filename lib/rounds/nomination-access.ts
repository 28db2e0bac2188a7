import type { Viewer } from '@/lib/platform/access/viewer'
import { nominationPolicy } from './policy'

/** Whether nominations are this viewer's business here at all. */
export function handlesNominations(viewer: Viewer): boolean {
  return nominationPolicy.can(viewer, viewer.role === 'unitLeader' ? 'endorse' : 'edit')
}

/** Nominations as unit, party group and candidate handle them. Office, supervisor and panel read theirs through the round. */
export function handledNominations(viewer: Viewer): Record<string, unknown> {
  return nominationPolicy.where(viewer, viewer.role === 'unitLeader' ? 'endorse' : 'edit')
}
