import { formatDate } from '@/lib/platform/dates'
import { type Minutes, minutesColumns, minutesResult, minutesRow, turnSentences } from '@/lib/rounds/minutes'
import { type DocumentPart, documentTitle, heading, packDocument, plainTable, textParagraph } from './official-document'

/** 评审领导小组会议纪要 as a Word document: who, by which rule, every turn with its formulas, the result, places to sign. */
export function panelMinutesDocument(minutes: Minutes): Promise<Buffer> {
  const way = minutes.ballot === 'secret' ? '无记名投票' : '记名投票'
  const facts: DocumentPart[] = [
    heading('一、会议情况'),
    textParagraph(`评选：${minutes.roundName}`),
    textParagraph(`时间：${formatDate(minutes.heldOn)}${minutes.place ? `　地点：${minutes.place}` : ''}`),
    textParagraph(`全体成员 ${minutes.appointed.length} 人：${minutes.appointed.join('、')}`),
    textParagraph(`实到会 ${minutes.present.length} 人：${minutes.present.join('、')}`),
    ...(minutes.absent.length > 0 ? [textParagraph(`未到会 ${minutes.absent.length} 人：${minutes.absent.join('、')}`)] : []),
    textParagraph(`会议法定人数：${minutes.quorumFormula}。`),
    textParagraph(
      `审议依据：专家评审排序第 ${minutes.rankingVersion} 版，校验码 ${minutes.rankingDigest.slice(0, 16)}。表决方式：${minutes.isOnPaper ? '现场表决后登记' : `在线${way}`}。`,
    ),
    heading('二、表决规则'),
    textParagraph(minutes.rule),
    textParagraph('全体指领导小组全部成员；应到会指对该候选对象不需要回避的成员；实到会指应到会成员中到会的人数。'),
  ]
  const turns = minutes.turns.flatMap((turn): DocumentPart[] => {
    const title = `第 ${turn.number} 轮${turn.kind === 'tieBreak' ? '（同票者再次表决）' : ''}`
    if (turn.voidedBecause) return [textParagraph(`${title}作废，选票销毁。理由：${turn.voidedBecause}。`)]
    return [
      textParagraph(`${title}，到会 ${turn.present.length} 人。`),
      plainTable(
        [26, 9, 10, 10, 9, 11, 9, 16],
        minutesColumns,
        turn.votes.map((vote) => minutesRow(vote, turn.kind)),
      ),
      ...turnSentences(turn, minutes.ballot).map((sentence) => textParagraph(sentence)),
    ]
  })
  const result: DocumentPart[] = [
    heading('四、会议结果'),
    textParagraph(`${minutesResult(minutes.turns)}。结果在公示时一并公开。`),
    ...(minutes.isSuperseded ? [textParagraph('本次会议的决定因退回重新评审或重新审议已经失效，纪要留存备查。')] : []),
    ...(minutes.note ? [heading('五、会议记要'), textParagraph(minutes.note)] : []),
    textParagraph(''),
    textParagraph('组长（签字）：　　　　　　　　记录人（签字）：　　　　　　　　', { indent: false }),
    textParagraph('　　　　年　　月　　日', { align: 'right' }),
  ]
  const parts = [documentTitle('评审领导小组会议纪要'), ...facts, heading('三、表决情况'), ...turns, ...result]
  return packDocument('评审领导小组会议纪要', parts)
}
