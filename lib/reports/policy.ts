import { definePolicy } from '@/lib/platform/access/policy'

/** A leaders' report; `unitId` null stands for the whole city. */
export type LeaderReportFacts = { unitId: string | null }

export const leaderReportPolicy = definePolicy<'read' | 'make' | 'editTemplate', LeaderReportFacts>({
  kind: 'leaderReport',
  verbs: ['read', 'make', 'editTemplate'],
  facts: ['unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'make', 'editTemplate'])
      case 'cityLeader':
        return allow(['read', 'make'])
      case 'supervisor':
        return allow('read')
      case 'unitLeader':
        return allow(['read', 'make'], { unitId: { in: viewer.unitIds } })
    }
  },
})

/** Facts for the generated matrix: inside and outside the standard test viewer's scope. */
export const matrixFacts = {
  leaderReport: { own: { unitId: 'unit-own' }, other: { unitId: 'unit-other' } },
} satisfies Record<string, { own: object; other: object }>
