import { Badge } from '@/components/ui/badge'
import { Button, buttonVariants } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Select } from '@/components/ui/select'
import { formatInstant } from '@/lib/platform/dates'
import type { SchemeVersionRow, SchemeVersions } from '@/lib/rounds/scheme-version-queries'
import { ChangesList } from './changes-list'

function Version({ row, path }: { row: SchemeVersionRow; path: string }) {
  return (
    <li className="border-t border-line py-4 first:border-t-0 first:pt-0">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <b>第 {row.version} 版</b>
        {row.isInForce && <Badge tone="indigo">现行</Badge>}
        <span className="text-13 text-ink-3">{row.frozenAt ? `${formatInstant(row.frozenAt)} 固定` : '草稿，发布通知时固定'}</span>
      </p>
      {row.reason && <p className="mt-1">修订理由：{row.reason}</p>}
      {row.version > 1 && (
        <div className="mt-2">
          <ChangesList changes={row.changes} empty="与上一版没有差别。" />
        </div>
      )}
      {row.version > 1 && row.frozenAt && row.reason && (
        <p className="mt-2 print:hidden">
          <a href={`${path}/revisions/${row.version}`} className={buttonVariants({ size: 'sm' })} download>
            <Icon name="download" />
            下载修订说明
          </a>
        </p>
      )}
      {row.digest && <p className="mt-2 text-12 break-all text-ink-3">校验码：{row.digest}</p>}
    </li>
  )
}

type VersionsCardProps = {
  data: SchemeVersions
  /** The page itself, for the form that compares two versions. */
  action: string
}

/** Every version with its reason and what it changed; any two can be compared. The same for everybody who sees the round. */
export function VersionsCard({ data, action }: VersionsCardProps) {
  const { versions, comparison } = data
  const options = versions.map((row) => ({ value: String(row.version), label: `第 ${row.version} 版` }))
  return (
    <Card id="versions" className="scroll-mt-20">
      <CardHead
        finding={versions.length > 1 ? `方案修订过 ${versions.length - 1} 次，现行第 ${versions.length} 版` : '方案没有修订过'}
        sub="通知发布后每次修订都是新版本，写明理由；旧版本保留，各方可见。"
      />
      <CardBody className="space-y-5">
        <ol>
          {versions.map((row) => (
            <Version key={row.version} row={row} path={action} />
          ))}
        </ol>
        {comparison && versions.length > 2 && (
          <div className="space-y-3 border-t border-line pt-4">
            <form action={`${action}#versions`} className="flex flex-wrap items-end gap-3 print:hidden">
              <Field id="compare-from" label="比较">
                {(aria) => <Select {...aria} name="from" options={options} defaultValue={String(comparison.from)} />}
              </Field>
              <Field id="compare-to" label="与">
                {(aria) => <Select {...aria} name="to" options={options} defaultValue={String(comparison.to)} />}
              </Field>
              <Button type="submit">查看差别</Button>
            </form>
            <h3 className="text-14">
              第 {comparison.from} 版与第 {comparison.to} 版的差别
            </h3>
            <ChangesList changes={comparison.changes} />
          </div>
        )}
      </CardBody>
    </Card>
  )
}
