'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { Textarea } from '@/components/ui/textarea'
import { decidePanel, panelCounts, tallyProblems } from '@/lib/rounds/panel'
import type { PanelCandidate, PanelView } from '@/lib/rounds/panel-queries'

type Vote = { agree: string; disagree: string; defer: string; recused: string[] }
type MeetingInput = {
  roundId: string
  rankingVersion: number
  heldOn: string
  place: string
  note: string
  presentMemberIds: string[]
  votes: { nominationId: string; recusedMemberIds: string[]; agree: number; disagree: number; defer: number }[]
}
type Props = { roundId: string; view: PanelView; action: (input: MeetingInput) => Promise<ActionResult<unknown>> }

const outcomes = {
  approved: { tone: 'green', word: '通过' },
  rejected: { tone: 'grey', word: '未通过' },
  deferred: { tone: 'amber', word: '缓议' },
} as const
const resultWords = { selected: '入围', tied: '待定', notSelected: '未入围' } as const
const numberOf = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : 0)

/** The record of one meeting: who was there, and for each candidate who stood aside and the count; the decision shows at once. */
export function PanelMeetingForm({ roundId, view, action }: Props) {
  const undecided = view.candidates.filter((candidate) => !candidate.decision)
  const [again, setAgain] = useState(undecided.length === 0)
  const open = again ? view.candidates : undecided
  const [present, setPresent] = useState<string[]>(view.members.map((member) => member.id))
  const [heldOn, setHeldOn] = useState(view.today)
  const [place, setPlace] = useState('')
  const [note, setNote] = useState('')
  const [votes, setVotes] = useState<Record<string, Vote>>({})
  const appointed = view.members.map((member) => member.id)
  const recusedOf = (candidate: PanelCandidate) => [
    ...new Set([...candidate.conflicted, ...(votes[candidate.nominationId]?.recused ?? [])]),
  ]
  const countsOf = (candidate: PanelCandidate) => panelCounts(appointed, present, recusedOf(candidate))
  const change = (id: string, part: Partial<Vote>) =>
    setVotes((all) => ({ ...all, [id]: { agree: '', disagree: '', defer: '', recused: [], ...all[id], ...part } }))
  const nameOf = new Map(view.members.map((member) => [member.id, member.name]))

  /** Everybody present for those inside by rank, against the others: a start to correct. */
  function fillByRank() {
    setVotes((all) =>
      Object.fromEntries(
        open.map((candidate) => {
          const count = String(countsOf(candidate).present)
          const isInside = candidate.result === 'selected'
          return [
            candidate.nominationId,
            {
              agree: isInside ? count : '0',
              disagree: isInside ? '0' : count,
              defer: '0',
              recused: all[candidate.nominationId]?.recused ?? [],
            },
          ]
        }),
      ),
    )
  }

  const filled = open.filter((candidate) => {
    const vote = votes[candidate.nominationId]
    return vote && [vote.agree, vote.disagree, vote.defer].some((text) => text.trim() !== '')
  })

  function verdict(candidate: PanelCandidate) {
    const vote = votes[candidate.nominationId]
    if (!vote) return null
    const tally = { agree: numberOf(vote.agree), disagree: numberOf(vote.disagree), defer: numberOf(vote.defer) }
    const counts = countsOf(candidate)
    const problems = tallyProblems(counts, tally)
    if (problems.length > 0) return <span className="text-13 text-rose">{problems.join('')}</span>
    const result = decidePanel(counts, tally, view.rule)
    if (!result.hasQuorum) return <span className="text-13 text-rose">未达到法定人数</span>
    const { tone, word } = outcomes[result.outcome]
    return <Badge tone={tone}>{word}</Badge>
  }

  return (
    <div className="space-y-4">
      <div className="grid gap-4 md:grid-cols-3">
        <Field id="meeting-date" label="会议日期" required>
          {(aria) => (
            <Input {...aria} type="date" max={view.today} value={heldOn} onChange={(event) => setHeldOn(event.currentTarget.value)} />
          )}
        </Field>
        <Field id="meeting-place" label="地点">
          {(aria) => <Input {...aria} value={place} maxLength={60} onChange={(event) => setPlace(event.currentTarget.value)} />}
        </Field>
      </div>
      <fieldset>
        <legend className="mb-1 font-semibold">
          到会成员（{present.length} / {view.members.length}）
        </legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {view.members.map((member) => (
            <Checkbox
              key={member.id}
              label={member.isChair ? `${member.name}（组长）` : member.name}
              checked={present.includes(member.id)}
              onChange={(event) =>
                setPresent(event.currentTarget.checked ? [...present, member.id] : present.filter((id) => id !== member.id))
              }
            />
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" onClick={fillByRank}>
          按名次预填（入围全票同意，其余不同意）
        </Button>
        <span className="text-13 text-ink-3">预填后逐一核对修改；只登记填写了票数的对象。</span>
        {undecided.length < view.candidates.length && (
          <Checkbox label="列出已表决的对象，再次表决" checked={again} onChange={(event) => setAgain(event.currentTarget.checked)} />
        )}
      </div>
      <TableFrame label="表决结果" stack>
        <thead>
          <tr>
            <Th numeric>名次</Th>
            <Th>候选对象</Th>
            <Th>排序结果</Th>
            <Th>回避</Th>
            <Th numeric>应到 / 实到</Th>
            <Th numeric>同意</Th>
            <Th numeric>不同意</Th>
            <Th numeric>缓议</Th>
            <Th>结论</Th>
          </tr>
        </thead>
        <tbody>
          {open.map((candidate) => {
            const vote = votes[candidate.nominationId]
            const counts = countsOf(candidate)
            return (
              <tr key={candidate.nominationId}>
                <Td label="名次" numeric>
                  {candidate.rank}
                </Td>
                <RowHead className="whitespace-nowrap">
                  {candidate.name}
                  <span className="ml-1.5 text-12 text-ink-3">{candidate.unit}</span>
                </RowHead>
                <Td label="排序结果">{resultWords[candidate.result]}</Td>
                <Td label="回避" className="text-13">
                  {recusedOf(candidate)
                    .map((id) => nameOf.get(id))
                    .join('、') || '无'}
                </Td>
                <Td label="应到 / 实到" numeric>
                  {counts.entitled} / {counts.present}
                </Td>
                {(['agree', 'disagree', 'defer'] as const).map((key) => (
                  <Td key={key} label={{ agree: '同意', disagree: '不同意', defer: '缓议' }[key]} numeric>
                    <Input
                      aria-label={`${candidate.name}：${{ agree: '同意', disagree: '不同意', defer: '缓议' }[key]}票数`}
                      inputMode="numeric"
                      className="ml-auto w-16 text-right"
                      value={vote?.[key] ?? ''}
                      onChange={(event) => change(candidate.nominationId, { [key]: event.currentTarget.value })}
                    />
                  </Td>
                ))}
                <Td label="结论">{verdict(candidate)}</Td>
              </tr>
            )
          })}
        </tbody>
      </TableFrame>
      <Field id="meeting-note" label="会议记要">
        {(aria) => <Textarea {...aria} rows={2} limit={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />}
      </Field>
      <ActionButton
        variant="primary"
        action={action}
        input={{
          roundId,
          rankingVersion: view.rankingVersion,
          heldOn,
          place,
          note,
          presentMemberIds: present,
          votes: filled.map((candidate) => {
            const vote = votes[candidate.nominationId]
            return {
              nominationId: candidate.nominationId,
              recusedMemberIds: recusedOf(candidate),
              agree: numberOf(vote?.agree ?? ''),
              disagree: numberOf(vote?.disagree ?? ''),
              defer: numberOf(vote?.defer ?? ''),
            }
          }),
        }}
        blocked={filled.length === 0 ? '请填写表决结果' : undefined}
        confirm={{
          title: `登记 ${filled.length} 个候选对象的表决结果？`,
          consequences: '会议记录入档，不能修改；同一对象再次表决的，以最后一次为准。结果在公示时一并公开，此前不通知任何人。',
          confirmLabel: '登记',
        }}
        success="会议记录已登记"
      >
        登记会议
      </ActionButton>
    </div>
  )
}
