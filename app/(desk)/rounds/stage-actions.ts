import type { StageActions } from '@/components/rounds/round-actions'
import {
  advanceStageAction,
  announceRoundAction,
  cancelRoundAction,
  closeScoringAction,
  goBackAction,
  publishResultsAction,
} from './actions'

/** The steps that the head of every page of a round offers. */
export const stageActions: StageActions = {
  announce: announceRoundAction,
  advance: advanceStageAction,
  closeScoring: closeScoringAction,
  publish: publishResultsAction,
  goBack: goBackAction,
  cancel: cancelRoundAction,
}
