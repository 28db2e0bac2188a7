import type { ActionResult } from '@/components/forms/action-result'
import { AnswerButtons } from '@/components/forms/answer-buttons'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { formatDayInYear } from '@/lib/platform/dates'
import type { CallUpPersonView, CallUpView } from '@/lib/pool/call-up-queries'
import { callUpPersonLabels, ratingLabels } from '@/lib/pool/labels'

type Answer = (input: {
  callUpPersonId: string
  version: number
  agree: boolean
  reason?: string
}) => Promise<ActionResult<{ state: string }>>
type Release = (input: { callUpPersonId: string; version: number; reason: string }) => Promise<ActionResult<{ outcome: string }>>
type CallUpPeopleProps = { callUp: CallUpView; answer: Answer; release: Release }

function headingOf({ people, headcount, state, isWhole }: CallUpView): string {
  const agreed = people.filter((one) => one.state === 'agreed' || one.state === 'completed').length
  const waiting = people.filter((one) => one.state === 'proposed').length
  if (people.length === 0) return '还没有提名人选'
  if (state === 'completed') return `${agreed} 人完成调用`
  if (!isWhole) return `本单位人选 ${people.length} 人${waiting > 0 ? `，待答复 ${waiting} 人` : ''}`
  return `申请 ${headcount} 人，已同意 ${agreed} 人${waiting > 0 ? `，待答复 ${waiting} 人` : ''}`
}

/** Who is named, what their units say, and what the borrowing unit said of them. */
export function CallUpPeople({ callUp, answer, release }: CallUpPeopleProps) {
  return (
    <Card>
      <CardHead finding={headingOf(callUp)} />
      <CardBody flush className="pt-3">
        {callUp.people.length === 0 ? (
          <EmptyState icon="users" title="还没有人选" hint="市人才办提名后，由人选所在单位答复。" />
        ) : (
          <TableFrame label="人选" bare>
            <thead>
              <tr>
                <Th>姓名</Th>
                <Th>所在单位</Th>
                <Th>称号与专长</Th>
                <Th>状态</Th>
                <Th>天数与反馈</Th>
                <Th>办理</Th>
              </tr>
            </thead>
            <tbody>
              {callUp.people.map((person) => (
                <PersonRow key={person.id} person={person} callUp={callUp} answer={answer} release={release} />
              ))}
            </tbody>
          </TableFrame>
        )}
      </CardBody>
    </Card>
  )
}

function PersonRow({ person, callUp, answer, release }: CallUpPeopleProps & { person: CallUpPersonView }) {
  const label = callUpPersonLabels[person.state]
  const isEarly = person.state === 'agreed' && person.endsOn < callUp.endsOn
  return (
    <tr>
      <RowHead>{person.href ? <TextLink href={person.href}>{person.name}</TextLink> : person.name}</RowHead>
      <Td label="所在单位">{person.unitName}</Td>
      <Td label="称号与专长">
        {person.titles.join('、') || '无在任称号'}
        <span className="block text-12 text-ink-3">{person.specialities.join('、')}</span>
      </Td>
      <Td label="状态">
        <Badge tone={label.tone}>{isEarly ? '提前返回' : label.text}</Badge>
        {isEarly && <span className="block text-12 text-ink-3">{`到${formatDayInYear(person.endsOn)}`}</span>}
        {person.reason && <span className="block text-12 text-ink-3">{person.reason}</span>}
      </Td>
      <Td label="天数与反馈">
        {person.days === null ? (
          <span className="text-ink-3">—</span>
        ) : (
          <>
            {`${person.days} 天${person.rating ? `，${ratingLabels[person.rating as 1 | 2 | 3 | 4 | 5]}` : ''}`}
            {person.feedback && <span className="block text-12 text-ink-3">{person.feedback}</span>}
          </>
        )}
      </Td>
      <Td label="办理">
        <RowTools person={person} callUp={callUp} answer={answer} release={release} />
      </Td>
    </tr>
  )
}

function RowTools({ person, callUp, answer, release }: CallUpPeopleProps & { person: CallUpPersonView }) {
  const input = { callUpPersonId: person.id, version: person.version }
  const isBack = callUp.state === 'underway' && callUp.today >= person.startsOn
  if (!person.abilities.answer && !person.abilities.release) return <span className="text-ink-3">—</span>
  return (
    <AnswerButtons
      answer={
        person.abilities.answer && {
          action: answer,
          yes: {
            label: '同意',
            input: { ...input, agree: true },
            success: `已同意调用${person.name}。`,
            confirm: {
              title: `同意调用${person.name}`,
              consequences: `同意后，${person.name}在调用期间不能再被别的单位调用；本人会收到提醒。`,
              confirmLabel: '同意',
            },
          },
          no: {
            label: '不同意',
            input: { ...input, agree: false },
            success: '已答复。',
            confirm: {
              title: `不同意调用${person.name}`,
              consequences: '市人才办和申请单位会看到您的理由。',
              confirmLabel: '答复不同意',
            },
            reason: { field: 'reason', minLength: 2 },
          },
        }
      }
      withdraw={
        person.abilities.release && {
          action: release,
          label: isBack ? '提前返回' : '撤下',
          input,
          success: isBack ? `${person.name}自明日起返回原单位。` : `已撤下${person.name}。`,
          confirm: {
            title: isBack ? `让${person.name}提前返回` : `撤下${person.name}`,
            consequences: isBack ? '今天是最后一天，天数在办结时记录；各方会收到提醒。' : '此人不再参加这项调用，各方会收到提醒。',
            confirmLabel: isBack ? '提前返回' : '撤下',
          },
          reason: { field: 'reason', minLength: 2 },
        }
      }
    />
  )
}
