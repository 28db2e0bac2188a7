'use client'
import { useState } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { JobProgress } from '@/components/imports/job-progress'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { formatInstant } from '@/lib/platform/dates'
import type { BlindFindingRow, BlindScanView } from '@/lib/rounds/blind-queries'

type Act<Input> = (input: Input) => Promise<ActionResult<unknown>>
type Props = {
  roundId: string
  view: BlindScanView
  actions: { scan: Act<{ roundId: string }>; acknowledge: Act<{ roundId: string; ids: string[]; reason: string }> }
}

const kindWords: Record<BlindFindingRow['kind'], string> = {
  candidate: '候选对象',
  unit: '单位名称',
  colleague: '同单位人员',
  unreadable: '未能检查',
  metadata: '文件信息',
}
const shownAtFirst = 20

function findingOf({ state, rows, open, hindrances, isBeforeReview }: BlindScanView): string {
  if (state === 'never') return '还没有检查匿名材料'
  if (state === 'running') return '正在检查匿名材料'
  if (state === 'failed') return '上次检查没有完成，请重新检查'
  if (hindrances > 0) return `${hindrances} 处能看出候选对象，${isBeforeReview ? '须处理后才能开始评审' : '请尽快处理'}`
  if (open > 0) return `${open} 处需要人工查看`
  return rows.length > 0 ? '检查出的问题均已处理或由系统隐去' : '没有发现姓名、单位名称'
}

function Standing({ row }: { row: BlindFindingRow }) {
  if (row.acknowledged)
    return (
      <>
        <Badge tone="green">已确认</Badge>
        <p className="text-13 text-ink-3">{row.acknowledged.reason}</p>
      </>
    )
  if (row.isHindrance) return <Badge tone="rose">须处理</Badge>
  if (row.isServed) return <Badge tone="amber">请查看</Badge>
  return row.term ? <Badge>评审时自动隐去</Badge> : <Badge tone="amber">请人工查看</Badge>
}

/** What was found that would tell who a candidate is, with its place and words around it. */
export function BlindScanCard({ roundId, view, actions }: Props) {
  const [all, setAll] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const rows = all ? view.rows : view.rows.slice(0, shownAtFirst)
  const choosable = view.rows.filter((row) => row.acknowledged === null)
  const toggle = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((each) => each !== id))
  return (
    <Card>
      <CardHead
        finding={findingOf(view)}
        sub={
          view.finishedAt
            ? `${formatInstant(view.finishedAt)}检查了 ${view.nominations} 份申报、${view.files} 份材料。查阅时一律去除文件的作者等信息；文字中的名称由这里检查`
            : '查阅时一律去除文件的作者等信息；文字中的候选对象、单位和同事名称在开始评审前检查'
        }
        tools={
          view.abilities.scan &&
          view.state !== 'running' && (
            <ActionButton size="sm" icon="search" action={actions.scan} input={{ roundId }} success="已开始检查">
              {view.state === 'never' ? '检查材料' : '重新检查'}
            </ActionButton>
          )
        }
        className="pb-3"
      />
      {view.state === 'running' && view.jobRunId && (
        <CardBody>
          <JobProgress key={view.jobRunId} jobRunId={view.jobRunId} label="检查进度" />
        </CardBody>
      )}
      {view.rows.length > 0 && (
        <>
          <TableFrame label="匿名检查结果" bare>
            <thead>
              <tr>
                {view.abilities.acknowledge && <Th>选择</Th>}
                <Th>候选对象</Th>
                <Th>材料</Th>
                <Th>类别</Th>
                <Th>内容</Th>
                <Th>情况</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  {view.abilities.acknowledge && (
                    <Td label="选择">
                      {row.acknowledged === null && (
                        <Checkbox
                          label={<span className="sr-only">{`选择${row.candidate}的这一处`}</span>}
                          checked={chosen.includes(row.id)}
                          onChange={(event) => toggle(row.id, event.currentTarget.checked)}
                        />
                      )}
                    </Td>
                  )}
                  <RowHead>
                    <TextLink href={`/rounds/${roundId}/candidates/${row.nominationId}`}>{row.candidate}</TextLink>
                  </RowHead>
                  <Td label="材料">
                    {row.place}
                    {row.fileName && <p className="text-13 break-all text-ink-3">{row.fileName}</p>}
                  </Td>
                  <Td label="类别" className="whitespace-nowrap">
                    {kindWords[row.kind]}
                  </Td>
                  <Td label="内容" className="text-13">
                    {row.excerpt}
                    {row.times > 1 && <span className="text-ink-3">（共 {row.times} 处）</span>}
                  </Td>
                  <Td label="情况">
                    <Standing row={row} />
                  </Td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
          <CardBody>
            <div className="flex flex-wrap items-center gap-2">
              {!all && view.rows.length > shownAtFirst && (
                <Button variant="quiet" size="sm" onClick={() => setAll(true)}>
                  显示全部 {view.rows.length} 处
                </Button>
              )}
              {view.abilities.acknowledge && choosable.length > 0 && (
                <>
                  <Button
                    variant="quiet"
                    size="sm"
                    onClick={() => setChosen(chosen.length === choosable.length ? [] : choosable.map((row) => row.id))}
                  >
                    {chosen.length === choosable.length ? '全部不选' : `全选 ${choosable.length} 处`}
                  </Button>
                  <ActionButton
                    action={actions.acknowledge}
                    input={{ roundId, ids: [...chosen] }}
                    blocked={chosen.length === 0 ? '请先选择要确认的内容' : undefined}
                    success="已确认"
                    onDone={() => setChosen([])}
                    confirm={{
                      title: `确认所选 ${chosen.length} 处？`,
                      consequences: '确认后不再阻止开始评审，材料按原样提供给专家。需要修改的，请打开候选对象退回补正。',
                      confirmLabel: '确认',
                      reason: { label: '确认理由', required: true, minLength: 4 },
                    }}
                  >
                    确认所选
                  </ActionButton>
                </>
              )}
            </div>
          </CardBody>
        </>
      )}
    </Card>
  )
}
