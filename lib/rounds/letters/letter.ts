import { z } from 'zod'
import { addDays, type DateOnly, formatDate } from '@/lib/platform/dates'
import { inResultWords } from '../labels'

/** Letters of result (通知书): the words that candidates and units read, the same in the preview and after the release. */

export const letterContentSchema = z.object({
  heading: z.string(),
  addressee: z.string(),
  paragraphs: z.array(z.string()),
  signature: z.string(),
  date: z.string(),
})
export type LetterContent = z.infer<typeof letterContentSchema>

export type LetterResult = 'proposed' | 'notSelected' | 'deferred'
export type CandidateScores = {
  nominationId: string
  /** For each sheet the share of the full score on each criterion, 0..1; null where none was given. */
  sheets: Record<string, number | null>[]
}
export type Standing = { strong: string[]; weak: string[] }

/** Fewer candidates, or fewer sheets, and a comparison would give away others' scores. */
const leastCandidates = 5
const leastSheets = 3
/** In standard deviations of the candidates' means: what is nearer to the average is not spoken of. */
const leastDifference = 0.25
/** All judged alike, but for rounding. */
const leastSpread = 1e-6
const most = 2

/**
 * In which criteria a candidate was judged better or worse than the field, from aggregate scores alone: no number, no reviewer, no comment.
 * Empty where the field is too small to say so without giving others away.
 */
export function standingsOf(
  candidates: readonly CandidateScores[],
  criteria: readonly { key: string; name: string }[],
): Map<string, Standing> {
  const standings = new Map<string, Standing>(candidates.map((candidate) => [candidate.nominationId, { strong: [], weak: [] }]))
  const judged = candidates.filter((candidate) => candidate.sheets.length >= leastSheets)
  if (judged.length < leastCandidates) return standings
  const rows = criteria.flatMap(({ key, name }) => {
    const means = judged.map((candidate) => mean(candidate.sheets.flatMap((sheet) => sheet[key] ?? [])))
    // Summed in one order, whatever the order of the candidates.
    const present = means.filter((value): value is number => value !== null).sort((a, b) => a - b)
    const average = mean(present)
    if (present.length < leastCandidates || average === null) return []
    const deviation = Math.sqrt(present.reduce((sum, value) => sum + (value - average) ** 2, 0) / (present.length - 1))
    if (deviation < leastSpread) return []
    return judged.flatMap((candidate, index) => {
      const own = means[index]
      return own === null || own === undefined
        ? []
        : [{ nominationId: candidate.nominationId, name, difference: (own - average) / deviation }]
    })
  })
  for (const { nominationId } of judged) {
    const own = rows.filter((row) => row.nominationId === nominationId).sort((a, b) => b.difference - a.difference)
    standings.set(nominationId, {
      strong: own
        .filter((row) => row.difference >= leastDifference)
        .slice(0, most)
        .map((row) => row.name),
      weak: own
        .filter((row) => row.difference <= -leastDifference)
        .slice(-most)
        .reverse()
        .map((row) => row.name),
    })
  }
  return standings
}

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null
}

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join('、')

export type LetterFacts = {
  roundName: string
  /** What is granted: 业务骨干, 十大文化品牌… */
  titleName: string
  /** 命名, or 入围 where the outcome is a shortlist. */
  resultWord: string
  releasedOn: DateOnly
  publicityEndsOn: DateOnly
  publicityRule: string
  reexaminationDays: number
  /** The announced rubric; weights in per cent. */
  criteria: readonly { name: string; weight: number }[]
}

const signature = '市人才工作办公室'

function reexaminationParagraph(facts: LetterFacts): string[] {
  if (facts.reexaminationDays === 0) return []
  const until = formatDate(addDays(facts.releasedOn, facts.reexaminationDays))
  return [
    `如认为评选程序不符合方案规定（如应当回避而没有回避、材料没有完整提交评审、计分或计票有误），可于${until} 24:00 前在门户提出程序复核，也可由所在单位代为提出。评审专家和评审领导小组的判断不在复核范围之内。`,
  ]
}

/** @param reason the result's reason in words, as the settlement gave it */
export function candidateLetter(
  facts: LetterFacts,
  candidate: { name: string; subjectKind: 'person' | 'project'; result: LetterResult; reason: string; standing: Standing },
): LetterContent {
  const { standing, result, reason } = candidate
  const isPerson = candidate.subjectKind === 'person'
  const subject = isPerson ? '您' : `“${candidate.name}”`
  const opening = `${facts.roundName}已经专家评审和评审领导小组审议，结果于${formatDate(facts.releasedOn)}公布。`
  const base = {
    heading: `${facts.roundName}结果通知书`,
    addressee: isPerson ? `${candidate.name}：` : `${candidate.name}项目组：`,
    signature,
    date: formatDate(facts.releasedOn),
  }
  if (result === 'proposed')
    return {
      ...base,
      paragraphs: [
        opening,
        `${subject}列为${facts.titleName}拟${facts.resultWord}对象，现予公示。公示期为 ${facts.publicityRule}，至${formatDate(facts.publicityEndsOn)} 24:00 结束。公示期满没有异议，或者异议经核查不成立的，按程序${facts.resultWord}。`,
        '公示期间请勿联系评审人员。如公示信息有误，请及时告知所在单位人事部门更正。',
        ...reexaminationParagraph(facts),
      ],
    }
  const compared = [
    ...(standing.strong.length > 0 ? [`与本轮其他候选对象相比，${subject}在${quoted(standing.strong)}方面得到的评价较高。`] : []),
    ...(standing.weak.length > 0 ? [`在${quoted(standing.weak)}方面尚有提升空间，今后申报时可着重积累和说明这些方面的实绩。`] : []),
  ].join('')
  // Too few to compare without giving others away: the announced rubric is what can be said.
  const rubric =
    result === 'notSelected' && !compared && facts.criteria.length > 0
      ? [
          `本轮评分标准为${facts.criteria.map(({ name, weight }) => `“${name}”（${weight}%）`).join('、')}，今后申报时可逐项对照，补充和说明相应的实绩。`,
        ]
      : []
  const told =
    result === 'deferred'
      ? `评审领导小组对${subject}决定缓议，本轮不作${facts.resultWord}。缓议不是否定，今后符合条件时可以再次申报。`
      : `${subject}本轮未入选。理由：${reason}`
  return {
    ...base,
    paragraphs: [
      opening,
      told,
      ...(compared ? [compared] : rubric),
      ...(result === 'notSelected' ? ['感谢参与。未入选不影响今后申报。'] : []),
      ...reexaminationParagraph(facts),
    ],
  }
}

const resultNames: Record<LetterResult, string> = { proposed: '列为拟命名对象，进入公示', notSelected: '本轮未入选', deferred: '缓议' }
const resultNameOf = (facts: LetterFacts, result: LetterResult) => inResultWords(resultNames[result], facts.resultWord)

/** One letter to a unit on all of its candidates. */
export function unitLetter(
  facts: LetterFacts,
  unit: { name: string; candidates: readonly { name: string; result: LetterResult; reason: string }[] },
): LetterContent {
  const lines = unit.candidates.map(
    ({ name, result, reason }, index) =>
      `${index + 1}．${name}：${resultNameOf(facts, result)}。${result === 'notSelected' ? `理由：${reason}` : ''}`,
  )
  const hasProposed = unit.candidates.some((candidate) => candidate.result === 'proposed')
  return {
    heading: `${facts.roundName}结果通知书`,
    addressee: `${unit.name}：`,
    paragraphs: [
      `${facts.roundName}已经专家评审和评审领导小组审议，结果于${formatDate(facts.releasedOn)}公布。贵单位 ${unit.candidates.length} 个候选对象的结果如下：`,
      ...lines,
      ...(hasProposed
        ? [`公示期为 ${facts.publicityRule}，至${formatDate(facts.publicityEndsOn)} 24:00 结束。公示信息有误的，请及时告知市人才办更正。`]
        : []),
      '请将通知书转交候选对象本人。没有门户账号的，请打印后送达。',
      ...(facts.reexaminationDays > 0
        ? [
            `候选对象对评选程序有意见的，可于${formatDate(addDays(facts.releasedOn, facts.reexaminationDays))} 24:00 前提出程序复核，贵单位可以代为提出。`,
          ]
        : []),
    ],
    signature,
    date: formatDate(facts.releasedOn),
  }
}
