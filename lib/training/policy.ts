import { definePolicy } from '@/lib/platform/access/policy'

/** A course of a unit is that unit's; a city-wide one is the office's and read by all units. `unitId` is the organiser. */
export type CourseFacts = { unitId: string; isCityWide: boolean }
export type CourseVerb = 'read' | 'record'

export const coursePolicy = definePolicy<CourseVerb, CourseFacts>({
  kind: 'trainingCourse',
  verbs: ['read', 'record'],
  facts: ['unitId', 'isCityWide'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'record'])
      case 'cityLeader':
        return allow('read')
      case 'unitHr':
        allow(['read', 'record'], { unitId: { in: viewer.unitIds }, isCityWide: false })
        return allow('read', { isCityWide: true })
      case 'unitLeader':
        allow('read', { unitId: { in: viewer.unitIds }, isCityWide: false })
        return allow('read', { isCityWide: true })
    }
  },
})

/**
 * Who attended, under the unit of the days of the course. A person's whole record is read by the unit that has the person today: the
 * question is then asked with that unit.
 */
export type AttendanceAccessFacts = { personId: string; unitId: string }
export type AttendanceVerb = 'read' | 'record'

export const attendancePolicy = definePolicy<AttendanceVerb, AttendanceAccessFacts>({
  kind: 'trainingAttendance',
  verbs: ['read', 'record'],
  facts: ['personId', 'unitId'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'record'])
      case 'cityLeader':
        return allow('read')
      case 'unitHr':
        return allow(['read', 'record'], { unitId: { in: viewer.unitIds } })
      case 'unitLeader':
        return allow('read', { unitId: { in: viewer.unitIds } })
      case 'talent':
        if (viewer.personId) allow('read', { personId: viewer.personId })
    }
  },
})

/** Hours demanded a year: set by the office, read by all who are measured by them. */
export const demandPolicy = definePolicy<'read' | 'manage', { fromYear: number }>({
  kind: 'trainingDemand',
  verbs: ['read', 'manage'],
  facts: ['fromYear'],
  rules: (viewer, allow) => {
    switch (viewer.role) {
      case 'cityOffice':
        return allow(['read', 'manage'])
      case 'cityLeader':
      case 'unitHr':
      case 'unitLeader':
      case 'talent':
        return allow('read')
    }
  },
})

export const matrixFacts = {
  trainingCourse: { own: { unitId: 'unit-own', isCityWide: false }, other: { unitId: 'unit-other', isCityWide: false } },
  trainingAttendance: { own: { personId: 'person-own', unitId: 'unit-own' }, other: { personId: 'person-other', unitId: 'unit-other' } },
  trainingDemand: { own: { fromYear: 2025 }, other: { fromYear: 2025 } },
} satisfies Record<string, { own: object; other: object }>
