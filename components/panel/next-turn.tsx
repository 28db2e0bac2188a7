'use client'
import { useState } from 'react'
import { ProbabilityBar } from '@/components/charts/interval-dot'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/checkbox'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { inResultWords } from '@/lib/rounds/labels'
import type { MeetingConsole } from '@/lib/rounds/meeting-queries'

type Input = { sessionId: string; version: number; kind: 'decision' | 'tieBreak'; nominationIds: string[] }
type Props = { meeting: MeetingConsole; canOpen: boolean; action: (input: Input) => Promise<ActionResult<unknown>> }

const standings = {
  proposed: { tone: 'green', word: '列为拟命名' },
  tied: { tone: 'amber', word: '同票待定' },
  overflow: { tone: 'grey', word: '通过，名额已满' },
  notPassed: { tone: 'grey', word: '未通过' },
  deferred: { tone: 'amber', word: '缓议' },
  undecided: { tone: 'indigo', word: '待表决' },
} as const

/** The candidates with the three counts, what the rank says, and the tick that puts them to the vote. */
export function NextTurn({ meeting, canOpen, action }: Props) {
  const [ticked, setTicked] = useState<string[]>(meeting.next?.nominationIds ?? [])
  const kind = meeting.next?.kind ?? 'decision'
  const number = (meeting.turns.at(-1)?.number ?? 0) + 1
  const without = meeting.candidates.filter((each) => ticked.includes(each.nominationId) && !each.hasQuorum).map((each) => each.name)
  const withProbability = meeting.candidates.some((candidate) => candidate.probability !== null)
  const blocked =
    ticked.length === 0 ? '请勾选本轮表决的候选对象' : without.length > 0 ? `${without.join('、')}未达到法定人数，不能表决` : undefined
  return (
    <>
      <TableFrame label="候选对象" bare>
        <thead>
          <tr>
            {canOpen && <Th>表决</Th>}
            <Th numeric>名次</Th>
            <Th>候选对象</Th>
            <Th numeric>得分</Th>
            {withProbability && <Th numeric>线上概率</Th>}
            <Th>按名次和名额</Th>
            <Th>回避</Th>
            <Th numeric>应到会</Th>
            <Th numeric>实到会</Th>
            <Th>会议结果</Th>
          </tr>
        </thead>
        <tbody>
          {meeting.candidates.map((candidate) => {
            const { tone, word } = standings[candidate.standing]
            return (
              <tr key={candidate.nominationId}>
                {canOpen && (
                  <Td label="表决">
                    <Checkbox
                      label={`将${candidate.name}付诸表决`}
                      hideLabel
                      checked={ticked.includes(candidate.nominationId)}
                      onChange={(event) =>
                        setTicked(
                          event.currentTarget.checked
                            ? [...ticked, candidate.nominationId]
                            : ticked.filter((id) => id !== candidate.nominationId),
                        )
                      }
                    />
                  </Td>
                )}
                <Td label="名次" numeric>
                  {candidate.rank}
                </Td>
                <RowHead className="whitespace-nowrap">
                  {candidate.name}
                  <span className="ml-1.5 text-12 text-ink-3">{candidate.unit}</span>
                </RowHead>
                <Td label="得分" numeric>
                  {candidate.value.toFixed(2)}
                </Td>
                {withProbability && (
                  <Td label="线上概率" numeric>
                    {candidate.probability === null ? '—' : <ProbabilityBar value={candidate.probability} />}
                  </Td>
                )}
                <Td label="按名次和名额" muted className="text-13">
                  {candidate.reason}
                </Td>
                <Td label="回避" className="text-13">
                  {candidate.recused.join('、') || '无'}
                </Td>
                <Td label="应到会" numeric>
                  {candidate.entitled}
                </Td>
                <Td label="实到会" numeric>
                  {candidate.present}
                  {!candidate.hasQuorum && <span className="block text-12 text-rose">不足法定人数</span>}
                </Td>
                <Td label="会议结果">
                  <Badge tone={tone}>{inResultWords(word, meeting.resultWord)}</Badge>
                </Td>
              </tr>
            )
          })}
        </tbody>
      </TableFrame>
      {canOpen && (
        <div className="border-t border-line px-5 py-4 max-md:px-4">
          <ActionButton
            variant={meeting.next?.isNeeded ? 'primary' : undefined}
            action={action}
            input={{ sessionId: meeting.id, version: meeting.version, kind, nominationIds: ticked }}
            blocked={blocked}
            confirm={{
              title: `开始第 ${number} 轮表决？`,
              consequences: `${kind === 'tieBreak' ? '对同票者再次表决，按得票分先后，不改变已经通过的结论。' : ''}付诸表决 ${ticked.length} 个候选对象；${meeting.ballot === 'secret' ? '先发票，全体领票后再开始投票。' : '成员随即可以记名投票。'}`,
              confirmLabel: '开始表决',
            }}
          >
            开始第 {number} 轮表决
          </ActionButton>
        </div>
      )}
    </>
  )
}
