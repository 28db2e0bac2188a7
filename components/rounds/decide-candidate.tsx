'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { CheckItem, CheckList } from '@/components/ui/check-list'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { CandidatePage } from '@/lib/rounds/candidate-queries'

type Act<Input> = (input: Input) => Promise<ActionResult<unknown>>
type Many = { roundId: string; ids: string[]; reason: string }

export type CandidateActions = {
  qualify: Act<{ roundId: string; ids: string[]; confirmed: string[] }>
  returnForCorrection: Act<Many & { correctionDueAt: string }>
  disqualify: Act<Many>
  reinstate: Act<Many>
  suspend: Act<{ nominationId: string; reason: string }>
  resume: Act<{ nominationId: string; reason: string }>
}

type Props = { roundId: string; page: CandidatePage; defaultDueOn: string; actions: CandidateActions }

const states = { fail: 'fail', needsEvidence: 'missing', pass: 'pass' } as const
const order = { fail: 0, needsEvidence: 1, pass: 2 } as const
const reason = { label: '理由', required: true, minLength: 4, help: '理由将记录在案，并告知推荐单位。' }

/** The rules beside what the file says; the office ticks what it has checked, and decides. */
export function DecideCandidate({ roundId, page, defaultDueOn, actions }: Props) {
  const [confirmed, setConfirmed] = useState<readonly string[]>(page.confirmed)
  const [dueOn, setDueOn] = useState(defaultDueOn)
  const can = (event: CandidatePage['abilities']['events'][number]) => page.abilities.events.includes(event)
  const results = [...page.results].sort((a, b) => order[a.outcome] - order[b.outcome])
  const failed = results.filter((result) => result.outcome === 'fail')
  const open = results.filter((result) => result.outcome === 'needsEvidence' && !confirmed.includes(result.ruleKey))
  const ids = [page.id]
  const blocked =
    failed.length > 0
      ? `“${failed.map((result) => result.name).join('”“')}”不符合条件`
      : open.length > 0
        ? `还有 ${open.length} 项证明材料未核实`
        : undefined
  return (
    <>
      <CheckList>
        {results.map((result) => {
          const isChecked = confirmed.includes(result.ruleKey)
          return (
            <CheckItem
              key={result.ruleKey}
              state={result.outcome === 'needsEvidence' && isChecked ? 'pass' : states[result.outcome]}
              title={result.name}
              word={result.outcome === 'needsEvidence' ? (isChecked ? '已核实' : '待核实') : result.outcome === 'fail' ? '不符合' : '符合'}
            >
              <p>{result.reason}</p>
              {result.outcome === 'needsEvidence' && can('qualify') && (
                <Checkbox
                  label="材料已核实，符合这一条"
                  checked={isChecked}
                  onChange={(event) =>
                    setConfirmed(
                      event.currentTarget.checked ? [...confirmed, result.ruleKey] : confirmed.filter((key) => key !== result.ruleKey),
                    )
                  }
                />
              )}
            </CheckItem>
          )
        })}
      </CheckList>
      {page.abilities.events.length > 0 && (
        <div className="mt-4 space-y-3 border-t border-line pt-4 print:hidden">
          {can('qualify') && (
            <div>
              <ActionButton
                variant="primary"
                icon="check"
                action={actions.qualify}
                input={{ roundId, ids, confirmed: [...confirmed] }}
                success={`${page.name}：资格审查合格`}
                blocked={blocked}
              >
                审查合格
              </ActionButton>
            </div>
          )}
          {can('returnForCorrection') && (
            <div className="flex flex-wrap items-end gap-2">
              <Field id="correction-due" label="补正期限（当日 18:00 前）">
                {(aria) => <Input {...aria} type="date" value={dueOn} onChange={(event) => setDueOn(event.currentTarget.value)} />}
              </Field>
              <ActionButton
                icon="undo"
                action={actions.returnForCorrection}
                input={{ roundId, ids, correctionDueAt: `${dueOn}T18:00:00+08:00` }}
                confirm={{
                  title: `退回 ${page.name} 的申报补正？`,
                  consequences: '推荐单位可在期限内修改后重新提交、重新审定；逾期未完成的按失效处理。',
                  confirmLabel: '退回补正',
                  reason: { ...reason, label: '需要补正的内容' },
                }}
                success="已退回补正"
              >
                退回补正
              </ActionButton>
            </div>
          )}
          <div className="flex flex-wrap gap-2">
            {can('disqualify') && (
              <ActionButton
                variant="danger"
                action={actions.disqualify}
                input={{ roundId, ids }}
                confirm={{
                  title: `认定 ${page.name} 不合格？`,
                  consequences: '该对象退出本轮评选，推荐单位会收到通知和理由。',
                  confirmLabel: '审查不合格',
                  danger: true,
                  reason,
                }}
                success="已作出不合格结论"
              >
                审查不合格
              </ActionButton>
            )}
            {can('reinstate') && (
              <ActionButton
                action={actions.reinstate}
                input={{ roundId, ids }}
                confirm={{
                  title: `恢复 ${page.name} 的资格审查？`,
                  consequences: '回到待资格审查状态，须重新作出结论。',
                  confirmLabel: '恢复审查',
                  reason,
                }}
                success="已恢复资格审查"
              >
                恢复资格审查
              </ActionButton>
            )}
            {can('suspend') && (
              <ActionButton
                variant="danger"
                action={actions.suspend}
                input={{ nominationId: page.id }}
                confirm={{
                  title: `暂停 ${page.name} 的评选？`,
                  consequences: '该对象停在当前状态，其余对象照常进行；市人才办会收到通知。',
                  confirmLabel: '暂停',
                  danger: true,
                  reason,
                }}
                success="已暂停"
              >
                暂停评选
              </ActionButton>
            )}
            {can('resume') && (
              <ActionButton
                action={actions.resume}
                input={{ nominationId: page.id }}
                confirm={{ title: `恢复 ${page.name} 的评选？`, consequences: '回到暂停前的状态继续进行。', confirmLabel: '恢复', reason }}
                success="已恢复"
              >
                恢复评选
              </ActionButton>
            )}
          </div>
        </div>
      )}
      {page.state === 'endorsed' && !page.abilities.decide && (
        <Alert tone="grey" className="mt-3">
          您与该对象存在回避关系，或没有审查权限，不能作出结论。
        </Alert>
      )}
    </>
  )
}
