import Link from 'next/link'
import { Alert } from '@/components/ui/alert'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { buttonVariants } from '@/components/ui/button'
import { TableFrame, Td, Th } from '@/components/ui/table'
import { formatDate, formatInstant } from '@/lib/platform/dates'
import type { PublicityDetail } from '@/lib/rounds/public-queries'

/** The frozen list with its period and digest, fit to print. */
export function PublicityView({ publicity }: { publicity: PublicityDetail }) {
  const { list } = publicity
  const { resultWord = '命名', countWord = '名' } = list
  return (
    <article>
      <Breadcrumb items={[{ label: '评选与公示', href: '/notices' }, { label: list.roundName }]} />
      <h1 className="mt-4 text-28 max-md:text-22">
        {list.roundName}拟{resultWord}名单公示
      </h1>
      <p className="mt-3 max-w-[760px] leading-relaxed text-ink-2">
        经单位推荐、资格审查、评审和领导小组审议，拟{resultWord}以下 {list.candidates.length} {countWord}
        {list.titleName}，现予公示。公示自
        {formatInstant(publicity.publishedAt)}
        发布起算，发布当日不计入，期限 {list.period}，至{formatDate(publicity.endsOn)} 24:00 结束。
      </p>
      {publicity.reason && (
        <div className="mt-4">
          <Alert tone="amber">本名单为更正后重新公示，期限重新计算。更正原因：{publicity.reason}</Alert>
        </div>
      )}
      <div className="mt-6">
        <TableFrame label={`拟${resultWord}名单`}>
          <thead>
            <tr>
              <Th>序号</Th>
              <Th>姓名或名称</Th>
              <Th>单位</Th>
              <Th>条线</Th>
            </tr>
          </thead>
          <tbody>
            {list.candidates.map((candidate, index) => (
              <tr key={candidate.nominationId}>
                <Td label="序号">{index + 1}</Td>
                <Td label="姓名或名称" strong>
                  {candidate.name}
                </Td>
                <Td label="单位">{candidate.unit}</Td>
                <Td label="条线">{candidate.line}</Td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </div>
      <section className="mt-8 max-w-[760px]" aria-labelledby="objection">
        <h2 id="objection" className="text-18">
          异议
        </h2>
        <p className="mt-2 leading-relaxed text-ink-2">
          对公示对象有异议的，请在公示期内实名提出，写明事实和理由并附证据。提出人的姓名和联系方式严格保密，不告知被异议人；办理结果书面答复。异议办结前，该对象暂缓
          {resultWord}，其他对象不受影响。
        </p>
        {list.contact && <p className="mt-2 text-ink-2">受理单位：{list.contact}</p>}
        {publicity.isRunning ? (
          <p className="mt-4 print:hidden">
            <Link href={`/notices/${publicity.id}/objection`} className={buttonVariants({ size: 'lg' })} rel="nofollow">
              提出异议
            </Link>
          </p>
        ) : (
          <p className="mt-4 text-ink-3">公示期已结束，不再受理异议。</p>
        )}
      </section>
      <p className="mt-10 break-all text-12 text-ink-3">
        名单摘要（SHA-256）：{publicity.digest}　第 {publicity.version} 版
      </p>
    </article>
  )
}
