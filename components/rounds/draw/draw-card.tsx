import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { StepNav } from '@/components/ui/step-nav'
import { formatInstant } from '@/lib/platform/dates'
import type { DrawParty } from '@/lib/rounds/draw-commitment'
import type { DrawSideView, DrawView } from '@/lib/rounds/draw-queries'
import { CommitSeed } from './commit-seed'
import { DrawResult } from './draw-result'
import { ReplayDraw } from './replay-draw'
import { RevealSeed } from './reveal-seed'

type Act<Input, Data = unknown> = (input: Input) => Promise<ActionResult<Data>>
export type DrawActions = {
  commit: Act<{ drawId: string; commitment: string }>
  freeze: Act<{ drawId: string; version: number }>
  reveal: Act<{ drawId: string; secret: string; salt: string }, { isDrawn: boolean }>
  discard: Act<{ drawId: string; version: number; reason: string }>
  bring: Act<{ drawId: string }>
  replace: Act<{ seatId: string; version: number; reason: string }>
}
type Props = { draw: DrawView; party: DrawParty | null; actions: DrawActions }

const stateWords = {
  committing: { tone: 'amber', text: '等待双方承诺' },
  frozen: { tone: 'amber', text: '等待双方公开种子' },
  drawn: { tone: 'green', text: '已抽取' },
  voided: { tone: 'grey', text: '已作废' },
} as const

function sideText(side: DrawSideView): string {
  if (side.revealedAt) return `${formatInstant(side.revealedAt)}公开种子`
  return side.committedAt ? `${formatInstant(side.committedAt)}提交承诺` : '尚未提交承诺'
}

/** What happens next, in a sentence for the side that looks. */
function nextStep({ state, office, supervisor, abilities }: DrawView, party: DrawParty | null): string | null {
  if (state === 'voided' || state === 'drawn') return null
  if (abilities.commit) return '请生成种子并提交承诺。双方提交之前，专家库不固定，也不公布摘要。'
  if (abilities.freeze) return '双方承诺已经提交，请固定专家库。固定后即公布摘要，此后专家库的增减不影响这次抽取。'
  if (abilities.reveal)
    return party === 'office' ? '专家库已经固定，请市人才办先公开种子。' : '市人才办已公开种子，请您公开种子，系统随即抽取。'
  if (state === 'committing')
    return `等待${office.commitment ? (supervisor.commitment ? '市人才办固定专家库' : '监督方提交承诺') : '市人才办提交承诺'}。`
  return office.revealedAt ? '等待监督方公开种子，随即抽取。' : '等待市人才办先公开种子。'
}

function stepsOf({ state, office, supervisor, frozenAt, drawnAt }: DrawView) {
  const committed = office.commitment !== null && supervisor.commitment !== null
  const revealed = office.revealedAt !== null && supervisor.revealedAt !== null
  const standing = (done: boolean, isNext: boolean) => (done ? ('done' as const) : isNext ? ('current' as const) : ('todo' as const))
  return [
    { label: '双方提交承诺', state: standing(committed, state === 'committing') },
    { label: '固定专家库', state: standing(frozenAt !== null, committed) },
    { label: '双方公开种子', state: standing(revealed, frozenAt !== null) },
    { label: '抽取', state: standing(drawnAt !== null, false) },
  ]
}

/** One draw from the first commitment to the last alternate called up. */
export function DrawCard({ draw, party, actions }: Props) {
  const word = stateWords[draw.state]
  const next = nextStep(draw, party)
  const seats = draw.groups.reduce((sum, group) => sum + group.count, 0)
  const { abilities } = draw
  return (
    <Card>
      <CardHead
        finding={`第 ${draw.number} 次抽取：${draw.groups.map((group) => `${group.name} ${group.count} 人`).join('，')}`}
        sub={draw.voided ? `${formatInstant(draw.voided.at)}作废：${draw.voided.reason}` : `共 ${seats} 人，另设候补`}
        tools={<Badge tone={word.tone}>{word.text}</Badge>}
      />
      {draw.state !== 'voided' && (
        <CardBody>
          <div className="space-y-4">
            {draw.state !== 'drawn' && <StepNav label="抽取步骤" steps={stepsOf(draw)} />}
            {next && <Alert tone={abilities.commit || abilities.freeze || abilities.reveal ? 'indigo' : 'grey'}>{next}</Alert>}
            <div className="flex flex-wrap gap-2">
              {abilities.commit && party && <CommitSeed drawId={draw.id} party={party} action={actions.commit} />}
              {abilities.freeze && (
                <ActionButton
                  variant="primary"
                  icon="lock"
                  action={actions.freeze}
                  input={{ drawId: draw.id, version: draw.version }}
                  success="专家库已固定，摘要已公布"
                >
                  固定专家库
                </ActionButton>
              )}
              {abilities.reveal && party && <RevealSeed drawId={draw.id} party={party} action={actions.reveal} />}
              {abilities.bring && (
                <ActionButton
                  variant="primary"
                  icon="plus"
                  action={actions.bring}
                  input={{ drawId: draw.id }}
                  success="抽中的专家已进入本轮，并排查了回避关系"
                >
                  抽中专家进入本轮
                </ActionButton>
              )}
              {abilities.discard && (
                <ActionButton
                  variant="quiet"
                  action={actions.discard}
                  input={{ drawId: draw.id, version: draw.version }}
                  success="这次抽取已作废"
                  confirm={{
                    title: '作废这次抽取？',
                    consequences: '已提交的承诺和固定的专家库保留在记录中，不再使用；可以重新发起抽取。',
                    confirmLabel: '作废',
                    danger: true,
                    reason: { label: '作废理由', required: true, minLength: 4 },
                  }}
                >
                  作废
                </ActionButton>
              )}
            </div>
            <KeyValues
              columns={2}
              items={[
                { label: '市人才办', value: sideText(draw.office) },
                { label: '监督方', value: sideText(draw.supervisor) },
                ...draw.groups.map((group) => ({
                  label: group.name,
                  value: `${group.terms}；抽 ${group.count} 人，候补 ${group.alternates} 人${group.members === null ? '' : `，从 ${group.members} 人中抽取`}`,
                })),
                ...(draw.excluded.length > 0
                  ? [{ label: '不参加抽取', value: draw.excluded.map((each) => `${each.reason} ${each.count} 人`).join('，') }]
                  : []),
                ...(draw.poolDigest ? [{ label: '专家库摘要', value: <Digest text={draw.poolDigest} />, wide: true }] : []),
                ...(draw.office.commitment ? [{ label: '市人才办承诺', value: <Digest text={draw.office.commitment} />, wide: true }] : []),
                ...(draw.supervisor.commitment
                  ? [{ label: '监督方承诺', value: <Digest text={draw.supervisor.commitment} />, wide: true }]
                  : []),
                ...(draw.resultDigest ? [{ label: '结果摘要', value: <Digest text={draw.resultDigest} />, wide: true }] : []),
              ]}
            />
            {draw.checks.length > 0 && <ReplayDraw checks={draw.checks} />}
          </div>
        </CardBody>
      )}
      {draw.state === 'drawn' && <DrawResult draw={draw} replace={actions.replace} />}
    </Card>
  )
}

function Digest({ text }: { text: string }) {
  return <span className="font-mono text-12 break-all text-ink-2">{text}</span>
}
