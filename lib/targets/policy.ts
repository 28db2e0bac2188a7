import { definePolicy } from '@/lib/platform/access/policy'

/** Figures of a unit; `unitId` null stands for the whole city. */
export type FigureFacts = { unitId: string | null }

export const figurePolicy = definePolicy<'read', FigureFacts>({
  kind: 'figure',
  verbs: ['read'],
  facts: ['unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityLeader':
      case 'cityOffice':
      case 'supervisor':
        return allow('read')
      case 'unitLeader':
      case 'unitHr':
        return allow('read', { unitId: { in: viewer.unitIds } })
    }
  },
})

export type CycleFacts = { id: string }

/** Cycles, their targets and the definitions of the classes. */
export const cyclePolicy = definePolicy<'read' | 'manage', CycleFacts>({
  kind: 'cycle',
  verbs: ['read', 'manage'],
  facts: ['id'],
  rules: (viewer, allow) => {
    if (viewer.role === 'cityOffice') allow(['read', 'manage'])
    else if (['cityLeader', 'supervisor'].includes(viewer.role)) allow('read')
  },
})

/** Facts for the generated matrix: inside and outside the standard test viewer's scope. */
export const matrixFacts = {
  figure: { own: { unitId: 'unit-own' }, other: { unitId: 'unit-other' } },
  cycle: { own: { id: 'cycle' }, other: { id: 'cycle' } },
} satisfies Record<string, { own: object; other: object }>
