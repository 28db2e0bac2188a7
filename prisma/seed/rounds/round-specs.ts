import type { RoundKind } from '@/lib/rounds/labels'
import type { RoundStage } from '@/lib/rounds/round-stages'
import { parseScheme, type Scheme } from '@/lib/rounds/scheme'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'

export type RoundKey = 'closed' | 'publicity' | 'reviewing' | 'nominating' | 'brand' | 'innovation'

/** What differs between the rounds of the demo; the scheme comes from the ready template of the kind. */
export type RoundSpec = {
  key: RoundKey
  kind: RoundKind
  name: string
  year: number
  stage: RoundStage
  quotas: Partial<Scheme['quotas']>
  reviewersPerCandidate: number
  maxLoad: number
  /** By which sheets become one value, where not the template's own. */
  aggregationRule?: Scheme['aggregation']['rule']
  /** The template's where left out. */
  ballot?: Scheme['ballot']
  /** Candidates who passed the office's check, and how many reviewers judge them. */
  candidates: number
  reviewers: number
  createdAt: string
  announcedAt: string
  schedule: Required<
    Pick<
      Scheme['schedule'],
      'opensAt' | 'closesAt' | 'qualificationEndsOn' | 'reviewClosesAt' | 'panelOn' | 'publicityStartsOn' | 'conferralOn'
    >
  >
  /** When the stages were really entered; those ahead are absent. */
  entered: {
    qualifying?: string
    reviewing?: string
    deliberating?: string
    panelAt?: string
    publicity?: string
    conferred?: string
    closed?: string
  }
}

const at = (text: string) => `${text}:00+08:00`

export const roundSpecs: Record<RoundKey, RoundSpec> = {
  closed: {
    key: 'closed',
    kind: 'ace',
    name: '2024年度业务能手评选',
    year: 2024,
    stage: 'closed',
    quotas: { nominationsPerUnit: 4, total: 60, perLine: 7, perUnit: 3, grassrootsFloor: 12 },
    reviewersPerCandidate: 3,
    maxLoad: 24,
    candidates: 96,
    reviewers: 18,
    createdAt: at('2024-08-12T10:05'),
    announcedAt: at('2024-08-26T09:00'),
    schedule: {
      opensAt: at('2024-09-02T09:00'),
      closesAt: at('2024-09-27T18:00'),
      qualificationEndsOn: '2024-10-12',
      reviewClosesAt: at('2024-11-01T18:00'),
      panelOn: '2024-11-07',
      publicityStartsOn: '2024-11-11',
      conferralOn: '2024-11-25',
    },
    entered: {
      qualifying: at('2024-09-29T09:10'),
      reviewing: at('2024-10-14T09:00'),
      deliberating: at('2024-11-04T10:20'),
      panelAt: at('2024-11-07T16:40'),
      publicity: at('2024-11-11T09:00'),
      conferred: at('2024-11-25T10:00'),
      closed: at('2024-11-29T15:30'),
    },
  },
  publicity: {
    key: 'publicity',
    kind: 'backbone',
    name: '2025年度业务骨干评选',
    year: 2025,
    stage: 'publicity',
    quotas: { nominationsPerUnit: 3, total: 40, perLine: 5, perUnit: 3, grassrootsFloor: 8 },
    reviewersPerCandidate: 5,
    maxLoad: 25,
    candidates: 66,
    reviewers: 18,
    createdAt: at('2025-06-16T15:20'),
    announcedAt: at('2025-06-30T09:00'),
    schedule: {
      opensAt: at('2025-07-07T09:00'),
      closesAt: at('2025-07-25T18:00'),
      qualificationEndsOn: '2025-08-08',
      reviewClosesAt: at('2025-08-29T18:00'),
      panelOn: '2025-09-05',
      publicityStartsOn: '2025-09-10',
      conferralOn: '2025-09-22',
    },
    entered: {
      qualifying: at('2025-07-28T09:00'),
      reviewing: at('2025-08-11T09:00'),
      deliberating: at('2025-09-01T11:00'),
      panelAt: at('2025-09-05T17:10'),
      publicity: at('2025-09-10T09:00'),
    },
  },
  reviewing: {
    key: 'reviewing',
    kind: 'expert',
    name: '2025年度业务专家评选',
    year: 2025,
    stage: 'reviewing',
    quotas: { nominationsPerUnit: 3, total: 20, perLine: 3, perUnit: 2, grassrootsFloor: 2 },
    reviewersPerCandidate: 5,
    maxLoad: 20,
    candidates: 36,
    reviewers: 15,
    createdAt: at('2025-07-08T09:40'),
    announcedAt: at('2025-07-21T09:00'),
    schedule: {
      opensAt: at('2025-07-28T09:00'),
      closesAt: at('2025-08-15T18:00'),
      qualificationEndsOn: '2025-08-29',
      reviewClosesAt: at('2025-09-26T18:00'),
      panelOn: '2025-10-14',
      publicityStartsOn: '2025-10-16',
      conferralOn: '2025-10-28',
    },
    entered: { qualifying: at('2025-08-18T09:00'), reviewing: at('2025-09-01T09:00') },
  },
  nominating: {
    key: 'nominating',
    kind: 'pacesetter',
    name: '2025年度业务标兵评选',
    year: 2025,
    stage: 'nominating',
    quotas: { nominationsPerUnit: 3, total: 30, perLine: 4, perUnit: 2, grassrootsFloor: 6 },
    reviewersPerCandidate: 5,
    maxLoad: 30,
    candidates: 0,
    reviewers: 0,
    createdAt: at('2025-08-11T14:00'),
    announcedAt: at('2025-08-25T09:00'),
    schedule: {
      opensAt: at('2025-09-01T09:00'),
      closesAt: at('2025-09-26T18:00'),
      qualificationEndsOn: '2025-10-15',
      reviewClosesAt: at('2025-10-31T18:00'),
      panelOn: '2025-11-05',
      publicityStartsOn: '2025-11-07',
      conferralOn: '2025-11-18',
    },
    entered: {},
  },
  brand: {
    key: 'brand',
    kind: 'brand',
    name: '2025年度十大文化品牌评选',
    year: 2025,
    stage: 'reviewing',
    quotas: { nominationsPerUnit: 1, total: 4, perLine: null, perUnit: 1, grassrootsFloor: 0 },
    reviewersPerCandidate: 2,
    maxLoad: 30,
    aggregationRule: 'mean',
    ballot: 'secret',
    candidates: 6,
    reviewers: 3,
    createdAt: at('2025-07-15T10:30'),
    announcedAt: at('2025-07-22T09:00'),
    schedule: {
      opensAt: at('2025-07-28T09:00'),
      closesAt: at('2025-08-22T18:00'),
      qualificationEndsOn: '2025-09-05',
      reviewClosesAt: at('2025-10-31T18:00'),
      panelOn: '2025-11-04',
      publicityStartsOn: '2025-11-06',
      conferralOn: '2025-11-20',
    },
    entered: { qualifying: at('2025-08-25T09:00'), reviewing: at('2025-09-11T09:00') },
  },
  innovation: {
    key: 'innovation',
    kind: 'innovation',
    name: '2025年度创新工作成果评选',
    year: 2025,
    stage: 'nominating',
    quotas: { nominationsPerUnit: 3, total: 20, perLine: 3, perUnit: 2, grassrootsFloor: 4 },
    reviewersPerCandidate: 5,
    maxLoad: 30,
    candidates: 0,
    reviewers: 0,
    createdAt: at('2025-08-20T15:10'),
    announcedAt: at('2025-08-28T09:00'),
    schedule: {
      opensAt: at('2025-09-03T09:00'),
      closesAt: at('2025-10-17T18:00'),
      qualificationEndsOn: '2025-10-31',
      reviewClosesAt: at('2025-11-14T18:00'),
      panelOn: '2025-11-19',
      publicityStartsOn: '2025-11-21',
      conferralOn: '2025-12-02',
    },
    entered: {},
  },
}

export function schemeOf(spec: RoundSpec): Scheme {
  const template = schemeTemplate(spec.kind)
  return parseScheme({
    ...template,
    quotas: { ...template.quotas, ...spec.quotas },
    reviewing: { ...template.reviewing, reviewersPerCandidate: spec.reviewersPerCandidate, maxLoad: spec.maxLoad },
    aggregation: { ...template.aggregation, ...(spec.aggregationRule ? { rule: spec.aggregationRule } : {}) },
    ballot: spec.ballot ?? template.ballot,
    schedule: spec.schedule,
  })
}
