export const DOCUMENT_KINDS = ['education', 'professionalTitle', 'rewardOrSanction', 'other'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const DOCUMENT_KIND_LABELS: Record<DocumentKind, string> = {
  education: '学历',
  professionalTitle: '职称',
  rewardOrSanction: '奖惩',
  other: '其他',
}
