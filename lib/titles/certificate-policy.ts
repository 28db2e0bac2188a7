import { definePolicy } from '@/lib/platform/access/policy'

/** A certificate follows its holder; a project's follows the unit. `personId` is empty for a project. */
export type CertificateFacts = { personId: string; unitId: string }

export const certificatePolicy = definePolicy<'print', CertificateFacts>({
  kind: 'certificate',
  verbs: ['print'],
  facts: ['personId', 'unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow('print')
      case 'unitHr':
        return allow('print', { unitId: { in: viewer.unitIds } })
      case 'talent':
        if (viewer.personId) allow('print', { personId: viewer.personId })
    }
  },
})

export type SealFacts = { id: string }

/** The office's seal and signature on certificates. */
export const sealPolicy = definePolicy<'manage', SealFacts>({
  kind: 'officeSeal',
  verbs: ['manage'],
  facts: ['id'],
  rules: (viewer, allow) => {
    if (viewer.role === 'cityOffice') allow('manage')
  },
})

export const matrixFacts = {
  certificate: { own: { personId: 'person-own', unitId: 'unit-own' }, other: { personId: 'person-other', unitId: 'unit-other' } },
  officeSeal: { own: { id: 'officeSeal' }, other: { id: 'officeSeal' } },
} satisfies Record<string, { own: object; other: object }>
