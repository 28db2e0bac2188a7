import type { Criterion, Scheme } from '@/lib/rounds/scheme'
import { isCommentRequired, type SheetContent } from '@/lib/rounds/score-sheet'
import { doubts, praise, remarks } from '../data/deeds'
import type { Random } from '../random'
import type { Judge } from './judging'
import type { Entry } from './round-rows'

function scoreOf(random: Random, criterion: Criterion, worth: number, judge: Judge): number {
  const raw = 0.72 + 0.055 * worth + judge.leniency + random.normal(0, judge.steadiness)
  const steps = Math.round((Math.min(0.98, Math.max(0.38, raw)) * criterion.scaleMax) / criterion.step)
  return steps * criterion.step
}

/** A candidate's strength on each criterion: the person's own, and what differs from one criterion to the next. */
export function strengths(random: Random, scheme: Scheme, entry: Entry): Map<string, number> {
  return new Map(scheme.criteria.map(({ key }) => [key, entry.ability + random.normal(0, 0.6)]))
}

/** A complete sheet: scores on the scale's steps with the comments that the scheme asks for, no gate raised. */
export function sheetContent(random: Random, scheme: Scheme, judge: Judge, worth: ReadonlyMap<string, number>): SheetContent {
  return {
    scores: scheme.criteria.map((criterion) => {
      const score = scoreOf(random, criterion, worth.get(criterion.key) ?? 0, judge)
      const isNeeded = isCommentRequired(criterion, score)
      const comment = isNeeded || random.chance(0.25) ? random.pick(score >= 7 ? praise : doubts) : ''
      return { criterionKey: criterion.key, score, comment }
    }),
    gates: scheme.gates.map((gate) => ({ gateKey: gate.key, isRaised: false, reason: '' })),
    comment: random.pick(remarks),
  }
}

/** A sheet that is being filled in: the first criteria scored, the rest open. */
export function begunContent(random: Random, content: SheetContent): SheetContent {
  const done = random.int(1, content.scores.length - 1)
  return {
    scores: content.scores.map((row, index) => (index < done ? row : { ...row, score: null, comment: '' })),
    gates: content.gates.map((gate) => ({ ...gate, isRaised: null })),
    comment: '',
  }
}
