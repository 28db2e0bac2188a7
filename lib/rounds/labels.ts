import { type NominationState, nominationStateNames } from './nomination-states'
import { type ObjectionState, objectionStateNames } from './objection-states'
import { type RoundStage, roundStageNames } from './round-stages'
import { type SheetState, sheetStateNames } from './sheet-states'

/** Words and badge colours of the engine's vocabulary, for each audience. Every state has one for everybody. */
export const audiences = ['office', 'unit', 'candidate', 'public'] as const
export type Audience = (typeof audiences)[number]

export type Tone = 'grey' | 'indigo' | 'amber' | 'green' | 'rose'
export type Label = { text: string; tone: Tone }
export type Labels = Record<Audience, Label>

const label = (text: string, tone: Tone): Label => ({ text, tone })

/** One label for everybody, but where an audience has its own. */
function labels(office: Label, others: Partial<Omit<Labels, 'office'>> = {}): Labels {
  const unit = others.unit ?? office
  return { office, unit, candidate: others.candidate ?? unit, public: others.public ?? office }
}

const notPublic = label('未公开', 'grey')

const stageTones: Record<RoundStage, Tone> = {
  draft: 'grey',
  announced: 'indigo',
  nominating: 'indigo',
  qualifying: 'amber',
  reviewing: 'amber',
  deliberating: 'amber',
  publicity: 'indigo',
  conferred: 'green',
  closed: 'grey',
  cancelled: 'rose',
}

/** The public reads 评审中 for the panel's stage as well: what goes on inside is not announced step by step. */
export const roundStageLabels: Record<RoundStage, Labels> = {
  draft: labels(label(roundStageNames.draft, stageTones.draft), { public: notPublic }),
  announced: labels(label(roundStageNames.announced, stageTones.announced)),
  nominating: labels(label(roundStageNames.nominating, stageTones.nominating)),
  qualifying: labels(label(roundStageNames.qualifying, stageTones.qualifying)),
  reviewing: labels(label(roundStageNames.reviewing, stageTones.reviewing), { public: label('评审中', 'amber') }),
  deliberating: labels(label('领导小组审议', stageTones.deliberating), { public: label('评审中', 'amber') }),
  publicity: labels(label(roundStageNames.publicity, stageTones.publicity)),
  conferred: labels(label(roundStageNames.conferred, stageTones.conferred)),
  closed: labels(label(roundStageNames.closed, stageTones.closed), { public: label('已结束', 'grey') }),
  cancelled: labels(label(roundStageNames.cancelled, stageTones.cancelled)),
}

const inReview = label('评审中', 'amber')

/** Unit and candidate read 评审中 from qualification to the publicity, whatever has been decided meanwhile. */
export const nominationLabels: Record<NominationState, Labels> = {
  draft: labels(label(nominationStateNames.draft, 'grey'), { public: notPublic }),
  submitted: labels(label(nominationStateNames.submitted, 'amber'), { public: notPublic }),
  endorsed: labels(label(nominationStateNames.endorsed, 'amber'), { unit: label('已上报，待资格审查', 'indigo'), public: notPublic }),
  returnedByUnit: labels(label(nominationStateNames.returnedByUnit, 'amber'), {
    unit: label('党组退回，待修改', 'amber'),
    candidate: label('单位退回，待修改', 'amber'),
    public: notPublic,
  }),
  qualified: labels(label(nominationStateNames.qualified, 'green'), { unit: inReview, public: notPublic }),
  returned: labels(label(nominationStateNames.returned, 'amber'), { unit: label('退回补正，请按期完成', 'amber'), public: notPublic }),
  disqualified: labels(label(nominationStateNames.disqualified, 'rose'), { public: notPublic }),
  ranked: labels(label(nominationStateNames.ranked, 'indigo'), { unit: inReview, public: notPublic }),
  proposed: labels(label(nominationStateNames.proposed, 'indigo'), {
    unit: label('拟命名，公示中', 'indigo'),
    public: label('公示中', 'indigo'),
  }),
  notSelected: labels(label(nominationStateNames.notSelected, 'grey'), { unit: label('本轮未入选', 'grey'), public: notPublic }),
  deferred: labels(label(nominationStateNames.deferred, 'amber'), { public: notPublic }),
  conferred: labels(label(nominationStateNames.conferred, 'green')),
  lapsed: labels(label(nominationStateNames.lapsed, 'grey'), { unit: label('逾期未提交，已失效', 'grey'), public: notPublic }),
  withdrawn: labels(label(nominationStateNames.withdrawn, 'grey'), { public: notPublic }),
  removed: labels(label(nominationStateNames.removed, 'rose'), { public: notPublic }),
  suspended: labels(label(nominationStateNames.suspended, 'rose'), { unit: label('暂停，待监督核查', 'rose'), public: notPublic }),
}

/** Sheets are seen by the office and by their own reviewer (who reads the office's words). */
export const sheetLabels: Record<SheetState, Labels> = {
  draft: labels(label(sheetStateNames.draft, 'amber'), { unit: notPublic, public: notPublic }),
  sealed: labels(label(sheetStateNames.sealed, 'green'), { unit: notPublic, public: notPublic }),
  reopened: labels(label(sheetStateNames.reopened, 'grey'), { unit: notPublic, public: notPublic }),
  voided: labels(label(sheetStateNames.voided, 'rose'), { unit: notPublic, public: notPublic }),
  waived: labels(label(sheetStateNames.waived, 'grey'), { unit: notPublic, public: notPublic }),
}

/** The candidate learns that an objection is being checked, never from whom. */
export const objectionLabels: Record<ObjectionState, Labels> = {
  received: labels(label(objectionStateNames.received, 'amber'), { public: label('已收到', 'amber') }),
  inadmissible: labels(label(objectionStateNames.inadmissible, 'grey')),
  accepted: labels(label(objectionStateNames.accepted, 'amber'), { public: label('已受理，核查中', 'amber') }),
  upheld: labels(label(objectionStateNames.upheld, 'rose')),
  dismissed: labels(label(objectionStateNames.dismissed, 'green'), { public: label('异议不成立，已办结', 'grey') }),
}

export const roundKinds = ['expert', 'backbone', 'pacesetter', 'ace', 'brand', 'innovation'] as const
export type RoundKind = (typeof roundKinds)[number]

export type RoundKindLabel = {
  name: string
  /** What a candidate is called on the screens of this kind. */
  candidateName: string
  subject: 'person' | 'project'
  plan: 'summit' | 'highland' | null
  /** Code of the title that it grants to persons; none for projects. */
  titleCode: string | null
  /** What the outcome of the round is called. */
  resultWord: '命名' | '入围'
}

/** Words about the outcome in the way of a kind of round: 拟命名 reads 拟入围 where the outcome is a shortlist. */
export function inResultWords(text: string, resultWord: string = '命名'): string {
  return text.replaceAll('命名', resultWord)
}

export const roundKindLabels: Record<RoundKind, RoundKindLabel> = {
  expert: { name: '业务专家', candidateName: '候选人', subject: 'person', plan: 'summit', titleCode: 'expert', resultWord: '命名' },
  backbone: { name: '业务骨干', candidateName: '候选人', subject: 'person', plan: 'summit', titleCode: 'backbone', resultWord: '命名' },
  pacesetter: {
    name: '业务标兵',
    candidateName: '候选人',
    subject: 'person',
    plan: 'highland',
    titleCode: 'pacesetter',
    resultWord: '命名',
  },
  ace: { name: '业务能手', candidateName: '候选人', subject: 'person', plan: 'highland', titleCode: 'ace', resultWord: '命名' },
  brand: { name: '十大文化品牌', candidateName: '参评品牌', subject: 'project', plan: null, titleCode: null, resultWord: '命名' },
  innovation: { name: '创新工作成果', candidateName: '参评成果', subject: 'project', plan: null, titleCode: null, resultWord: '入围' },
}

/** As `inResultWords`, for rounds of the kind. */
export const inWordsOf = (kind: RoundKind, text: string): string => inResultWords(text, roundKindLabels[kind].resultWord)

/** A label in the word by which rounds of the kind name their result: 命名 or 入围. */
export const inKindWords = (round: { kind: RoundKind }, label: Label): Label => ({
  ...label,
  text: inWordsOf(round.kind, label.text),
})
