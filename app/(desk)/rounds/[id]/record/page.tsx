import type { Metadata } from 'next'
import { ArchiveCard } from '@/components/rounds/archive-card'
import { RoundActions } from '@/components/rounds/round-actions'
import { RoundFrame } from '@/components/rounds/round-frame'
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { Timeline } from '@/components/ui/timeline'
import { currentViewer } from '@/lib/platform/access/session'
import { formatInstant } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { readArchives } from '@/lib/rounds/archive-queries'
import { readRoundRecord } from '@/lib/rounds/record-queries'
import { readRoundHead } from '@/lib/rounds/round-queries'
import { requestArchiveAction } from '../../archive-actions'
import { stageActions } from '../../stage-actions'

export const metadata: Metadata = { title: '监督记录' }

export default async function RecordPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const [head, record, archives] = await Promise.all([
    orNotFound(readRoundHead(viewer, id)),
    orNotFound(readRoundRecord(viewer, id)),
    orNotFound(readArchives(viewer, id)),
  ])
  const back = record.changes.filter((change) => change.body !== null).length
  return (
    <RoundFrame head={head} current="record" actions={<RoundActions head={head} actions={stageActions} />}>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="grid gap-4">
          <Card>
            <CardHead finding={`阶段变更 ${record.changes.length} 次`} sub={back > 0 ? `其中 ${back} 次写明了理由` : '均为正常推进'} />
            <CardBody>
              {record.changes.length > 0 ? (
                <Timeline
                  items={record.changes.map((item) => ({
                    id: item.id,
                    at: formatInstant(item.at),
                    title: item.title,
                    body: item.body ?? undefined,
                    by: item.by ?? undefined,
                  }))}
                />
              ) : (
                <EmptyState title="还没有阶段变更" />
              )}
            </CardBody>
          </Card>
          <Card>
            <CardHead finding={`方案 ${record.schemes.length} 版`} sub="发布后的每次调整都是新版本，写明理由" />
            <CardBody>
              <ul className="space-y-3">
                {record.schemes.map((scheme) => (
                  <li key={scheme.version}>
                    <p>
                      第 {scheme.version} 版
                      <span className="ml-2 text-13 text-ink-3">
                        {scheme.frozenAt ? `${formatInstant(scheme.frozenAt)} 固定` : '草稿'}
                        {scheme.by && ` · ${scheme.by}`}
                      </span>
                    </p>
                    {scheme.reason && <p className="text-13 text-ink-2">理由：{scheme.reason}</p>}
                    {scheme.digest && <p className="text-12 break-all text-ink-3">校验码：{scheme.digest}</p>}
                  </li>
                ))}
              </ul>
            </CardBody>
          </Card>
          <ArchiveCard view={archives} make={requestArchiveAction} />
        </div>
        <Card>
          <CardHead finding="操作记录" sub="按时间倒序；每条记录均入链，不可修改" className="pb-3" />
          {record.events.length > 0 ? (
            <TableFrame label="操作记录" bare>
              <thead>
                <tr>
                  <Th>时间</Th>
                  <Th>事项</Th>
                  <Th>对象</Th>
                  <Th>办理人</Th>
                </tr>
              </thead>
              <tbody>
                {record.events.map((item) => (
                  <tr key={item.id}>
                    <RowHead className="whitespace-nowrap text-13">{formatInstant(item.at)}</RowHead>
                    <Td label="事项">{item.title}</Td>
                    <Td label="对象">{item.body}</Td>
                    <Td label="办理人" className="whitespace-nowrap">
                      {item.by ?? '系统'}
                      {item.role && <span className="ml-1.5 text-12 text-ink-3">{item.role}</span>}
                    </Td>
                  </tr>
                ))}
              </tbody>
            </TableFrame>
          ) : (
            <EmptyState title="还没有操作记录" />
          )}
          {record.hasMore && <CardFoot>只列最近 1000 条，其余请由审计员在操作审计中查询。</CardFoot>}
        </Card>
      </div>
    </RoundFrame>
  )
}
