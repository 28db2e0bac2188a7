export const MANNERS = ['caseStudy', 'onSite', 'online', 'classroom'] as const
export type TrainingManner = (typeof MANNERS)[number]

export const MANNER_LABELS: Record<TrainingManner, string> = {
  caseStudy: '案例教学',
  onSite: '现场教学',
  online: '网络教学',
  classroom: '集中授课',
}

export const RESULTS = ['passed', 'failed'] as const
export type TrainingResult = (typeof RESULTS)[number]

export const RESULT_LABELS: Record<TrainingResult, { word: string; tone: 'green' | 'rose' }> = {
  passed: { word: '合格', tone: 'green' },
  failed: { word: '不合格', tone: 'rose' },
}

/** 学时 without needless digits: `8`, `4.5`. */
export function hoursText(hours: number): string {
  return `${Math.round(hours * 10) / 10}`
}
