import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { JobProgress } from '@/components/imports/job-progress'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card'
import { formatInstant } from '@/lib/platform/dates'
import type { ArchivesView } from '@/lib/rounds/archive-queries'

type Copy = ArchivesView['copies'][number]
type Make = (input: { roundId: string; copy: Copy }) => Promise<ActionResult<{ jobRunId: string }>>

const copyWords: Record<Copy, { name: string; button: string; note: string }> = {
  office: {
    name: '卷宗',
    button: '制作卷宗',
    note: '评分表按候选对象以字母列出，不含专家身份，也不含可据以推断专家身份的内容。',
  },
  full: {
    name: '监督卷宗',
    button: '制作监督卷宗',
    note: '含每份封存评分表及其评审专家的编号，可以逐份重算。只供监督人员使用，请妥善保管。',
  },
}

const sizeWord = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** The case files of a round: what they are, a button for each copy, those made with their digests. */
export function ArchiveCard({ view, make }: { view: ArchivesView; make: Make }) {
  const { rows, copies } = view
  return (
    <Card>
      <CardHead
        finding={rows.length > 0 ? `卷宗已制作 ${rows.length} 份` : '卷宗尚未制作'}
        sub="本轮全部过程的一份压缩包，可脱离平台逐项重算"
      />
      <CardBody className="space-y-4">
        {view.blocked && <Alert tone="grey">{view.blocked}</Alert>}
        {view.jobRunId ? (
          <JobProgress key={view.jobRunId} jobRunId={view.jobRunId} label="卷宗制作进度" />
        ) : (
          copies.map((copy) => (
            <div key={copy} className="space-y-2">
              <p className="text-13 text-ink-2">{copyWords[copy].note}</p>
              <ActionButton action={make} input={{ roundId: view.roundId, copy }} icon="layers" success="已开始制作卷宗">
                {copyWords[copy].button}
              </ActionButton>
            </div>
          ))
        )}
        {rows.length > 0 && (
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <li key={row.id} className="space-y-1 py-3">
                <div className="flex flex-wrap items-center gap-2">
                  <Badge tone={row.copy === 'full' ? 'indigo' : 'grey'}>{copyWords[row.copy].name}</Badge>
                  <span className="text-13 text-ink-2">
                    {formatInstant(row.madeAt)}
                    {row.by && ` · ${row.by}`} · {sizeWord(row.size)}
                  </span>
                  <a className={buttonVariants({ size: 'sm' })} href={`/api/files/${row.fileId}`} download>
                    下载
                  </a>
                </div>
                <p className="text-12 break-all text-ink-3">卷宗校验码：{row.digest}</p>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
      {copies.length > 0 && (
        <CardFoot>
          <p>
            卷宗含历次方案、候选对象（不含姓名）、回避、分配证书、排序依据和结果、审议表决、公示、异议状态、命名和本轮监督记录，每项都有校验码。
          </p>
          <p>同一轮次内容不变，卷宗校验码就不变；内容有变化才会不同。制作和下载都记入监督记录。</p>
        </CardFoot>
      )}
    </Card>
  )
}
