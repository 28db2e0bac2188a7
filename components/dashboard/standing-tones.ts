import type { Standing } from '@/lib/targets/progress'

/** Badge colours of the verdicts; none without a target. */
export const STANDING_TONES: Record<Standing, 'green' | 'amber' | 'rose' | null> = {
  onCourse: 'green',
  atRisk: 'amber',
  missed: 'rose',
  untargeted: null,
}
