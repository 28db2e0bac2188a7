import { formatDate } from '@/lib/platform/dates'
import type { LabelTone } from '@/lib/titles/labels'
import {
  CONTRIBUTION_KINDS,
  type ContributionKind,
  type ContributionRole,
  type ContributionState,
  type KindCounts,
  sumOfKinds,
} from './contribution-states'

export const KIND_LABELS: Record<ContributionKind, { word: string; note: string }> = {
  caseLed: { word: '带头办案', note: '带头办理新类型、疑难复杂案件或事项' },
  guide: { word: '工作指南', note: '编写工作指南、办案指引、操作规程' },
  research: { word: '课题研究', note: '主持或参与课题，发表调研成果' },
  advice: { word: '指导意见', note: '为其他单位会诊、咨询，提出书面意见' },
  teaching: { word: '授课带教', note: '授课、讲座、现场教学、带教新人' },
}

export const ROLE_WORDS: Record<ContributionRole, string> = { lead: '主持', member: '参与' }

export const STATE_LABELS: Record<ContributionState, { word: string; tone: LabelTone }> = {
  draft: { word: '草稿', tone: 'grey' },
  submitted: { word: '待核实', tone: 'amber' },
  returned: { word: '已退回', tone: 'rose' },
  verified: { word: '已核实', tone: 'green' },
  withdrawn: { word: '已撤回', tone: 'grey' },
  voided: { word: '已作废', tone: 'rose' },
}

export const CHANNEL_WORDS: Record<'self' | 'unit', string> = { self: '本人填报', unit: '单位填报' }

/** 2025年3月1日至2025年6月30日; one day alone where it took no longer. */
export function spanWords({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  return startsOn === endsOn ? formatDate(startsOn) : `${formatDate(startsOn)}至${formatDate(endsOn)}`
}

/** 带头办案 2 件、授课带教 1 件; 没有 where there is none. */
export function kindWords(counts: KindCounts): string {
  const parts = CONTRIBUTION_KINDS.flatMap((kind) => (counts[kind] ? [`${KIND_LABELS[kind].word} ${counts[kind]} 件`] : []))
  return parts.join('、') || '没有'
}

type Item = { kind: ContributionKind; role: ContributionRole; title: string }
const MOST_NAMED = 12

/** The first words of a yearly form, from the record: what was verified, by kind and by name. Empty where nothing was. */
export function yearSummary(counts: KindCounts, items: readonly Item[]): string {
  const total = sumOfKinds(counts)
  if (total === 0) return ''
  const named = items.slice(0, MOST_NAMED).map(({ kind, role, title }) => `${KIND_LABELS[kind].word}（${ROLE_WORDS[role]}）：${title}`)
  return [
    `本年度经核实的辐射贡献 ${total} 件：${kindWords(counts)}。`,
    ...named,
    ...(total > named.length ? ['其余见登记记录。'] : []),
  ].join('\n')
}
