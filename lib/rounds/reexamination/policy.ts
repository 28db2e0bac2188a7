import { definePolicy } from '@/lib/platform/access/policy'
import type { Viewer } from '@/lib/platform/access/viewer'

/** Who asks for, reads and decides re-examinations of procedure. Facts are those of the nomination that it is about. */

export type ReexaminationPolicyFacts = { nomination: { personId: string | null; unitId: string; conflicts: { personId: string }[] } }
export type ReexaminationVerb = 'request' | 'read' | 'decide'

function free(viewer: Viewer): Record<string, unknown> | undefined {
  if (!viewer.personId) return undefined
  const { personId } = viewer
  return { nomination: { is: { OR: [{ personId: null }, { personId: { not: personId } }], conflicts: { none: { personId } } } } }
}

export const reexaminationPolicy = definePolicy<ReexaminationVerb, ReexaminationPolicyFacts>({
  kind: 'reexamination',
  verbs: ['request', 'read', 'decide'],
  facts: ['nomination'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        allow(['read', 'decide'], free(viewer))
        break
      case 'supervisor':
        allow('read', free(viewer))
        break
      case 'unitHr':
        allow(['request', 'read'], { nomination: { is: { unitId: { in: viewer.unitIds } } } })
        break
      case 'unitLeader':
        allow('read', { nomination: { is: { unitId: { in: viewer.unitIds } } } })
        break
      case 'talent':
        if (viewer.personId) allow(['request', 'read'], { nomination: { is: { personId: viewer.personId } } })
        break
    }
  },
})

export const matrixFacts = {
  reexamination: {
    own: { nomination: { personId: 'person-own', unitId: 'unit-own', conflicts: [] } },
    other: { nomination: { personId: 'person-other', unitId: 'unit-other', conflicts: [] } },
  },
}
