import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Lead } from '@/components/ui/lead'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { formatDate } from '@/lib/platform/dates'
import type { ClassFigures, Dashboard } from '@/lib/targets/dashboard'
import type { ForecastLine, ForecastPage } from '@/lib/targets/forecast-queries'
import { basisWords, gainDay, oddsWords } from '@/lib/targets/forecast-words'
import { formatCount, formatRange, STANDING_LABELS, STANDING_RULE } from '@/lib/targets/progress'
import { dashboardHref, personsHref } from './links'
import { STANDING_TONES } from './standing-tones'

/** Why the forecast says what it says, and who is behind it. */
export function ForecastBoard({ page, home }: { page: ForecastPage; home: { label: string; path: string } }) {
  const { dashboard, classCode, className } = page
  const { cycle, asOf, endWord, classes, unit, line } = dashboard
  const own = classes.find((item) => item.code === classCode)
  const where = [unit?.name, line?.name].filter(Boolean).join(' · ')
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: home.label, href: dashboardHref(home.path, dashboard, {}) }, { label: '测算依据' }]}
        title={`${className}${endWord}预计的测算依据`}
        sub={`${where ? `${where} · ` : ''}${cycle.name} · 截至 ${formatDate(asOf)}，测算至 ${formatDate(cycle.endsOn)}`}
        actions={
          <Segmented
            label="类别"
            items={classes.map((item) => ({
              label: item.name.replace('领军人才', ''),
              href: dashboardHref('/dashboard/forecast', dashboard, { class: item.code }),
              current: item.code === classCode,
            }))}
          />
        }
      />
      {own && <Sum item={own} renewable={page.renewable} endWord={endWord} />}
      <div className="grid gap-4">
        <Lines page={page} />
        <Rounds dashboard={dashboard} classCode={classCode} />
      </div>
      <p className="mt-4 text-13 text-ink-3">
        {STANDING_RULE}
        可续任指称号仍在授予，最近一次年度考核达到管理办法的续评要求，新任期开始后没有在期处分和再入限制，且到周期末仍在职；每个人的判断和原因见到期名单。在评预计新增按轮次测算，不超过名额；已在本类、命名后人数不变的候选人不计。
      </p>
    </>
  )
}

function Sum({ item, renewable, endWord }: { item: ClassFigures; renewable: number; endWord: string }) {
  const tone = STANDING_TONES[item.standing]
  const changes = item.atEnd - item.held + item.expired + item.retiring
  const parts = [
    `现有 ${item.held} 名`,
    item.expired > 0 ? `任期届满 −${item.expired}（其中 ${renewable} 名可续任）` : '',
    item.retiring > 0 ? `到龄退休 −${item.retiring}` : '',
    changes !== 0 ? `其他已知变化 ${changes > 0 ? '+' : '−'}${Math.abs(changes)}` : '',
    item.gain.high > 0 ? `在评预计 +${formatRange(item.gain)}` : '在评轮次预计不增加',
  ].filter(Boolean)
  return (
    <Lead tone={tone ?? 'indigo'}>
      {`${parts.join('，')}，合计${endWord}预计 `}
      <b>{formatCount(item.forecast)}</b>
      {item.target !== null && `，目标 ${item.target} 名`}
      {tone && (
        <>
          ：<b>{STANDING_LABELS[item.standing]}</b>
        </>
      )}
      。
    </Lead>
  )
}

function LossLink({ dashboard, classCode, row }: { dashboard: Dashboard; classCode: string; row: ForecastLine }) {
  const count = row.cell.expired + row.cell.retiring
  if (count === 0) return 0
  return (
    <Link
      href={personsHref(dashboard, { kind: 'expiring', classCode, lineId: row.lineId })}
      className="text-indigo hover:underline"
      aria-label={`${row.name}到期 ${count} 人名单`}
    >
      {count}
    </Link>
  )
}

function Lines({ page }: { page: ForecastPage }) {
  const { dashboard, classCode, lines } = page
  const hasTargets = lines.some((row) => row.cell.target !== null)
  const missed = lines.filter((row) => row.cell.standing === 'missed').length
  const atRisk = lines.filter((row) => row.cell.standing === 'atRisk').length
  const finding = hasTargets
    ? `${lines.length} 个条线中，难以完成 ${missed} 个，有风险 ${atRisk} 个`
    : `${lines.length} 个条线${dashboard.endWord}预计人数`
  return (
    <Card>
      <CardHead finding={finding} sub="人数可点开名单；到期含任期届满和到龄退休。" />
      <CardBody flush className="pt-3">
        {lines.length === 0 ? (
          <EmptyState icon="target" title="这一类还没有人员和目标" hint="可更换类别，或返回驾驶舱更换条线、单位。" />
        ) : (
          <TableFrame label="各条线测算" bare>
            <thead>
              <tr>
                <Th>条线</Th>
                <Th numeric>现有</Th>
                <Th numeric>到期</Th>
                <Th numeric>可续任</Th>
                <Th numeric>在评预计</Th>
                <Th numeric>{dashboard.endWord}预计</Th>
                {hasTargets && <Th numeric>目标</Th>}
                {hasTargets && <Th>判断</Th>}
                {hasTargets && <Th>达标需要</Th>}
              </tr>
            </thead>
            <tbody>
              {lines.map((row) => {
                const tone = STANDING_TONES[row.cell.standing]
                return (
                  <tr key={row.lineId}>
                    <RowHead>{row.name}</RowHead>
                    <Td label="现有" numeric>
                      <Link
                        href={personsHref(dashboard, { kind: 'retained', classCode, lineId: row.lineId })}
                        className="text-indigo hover:underline"
                        aria-label={`${row.name}现有 ${row.cell.held} 人名单`}
                      >
                        {row.cell.held}
                      </Link>
                    </Td>
                    <Td label="到期" numeric>
                      <LossLink dashboard={dashboard} classCode={classCode} row={row} />
                    </Td>
                    <Td label="可续任" numeric>
                      {row.cell.expired > 0 ? (
                        <Link
                          href={personsHref(dashboard, { kind: 'expiring', classCode, lineId: row.lineId })}
                          className="text-indigo hover:underline"
                          aria-label={`${row.name}可续任 ${row.renewable} 人，逐人原因`}
                        >
                          {row.renewable}
                        </Link>
                      ) : (
                        0
                      )}
                    </Td>
                    <Td label="在评预计" numeric>
                      {formatRange(row.cell.gain)}
                    </Td>
                    <Td label={`${dashboard.endWord}预计`} numeric strong>
                      {formatRange(row.cell.forecast)}
                    </Td>
                    {hasTargets && (
                      <Td label="目标" numeric>
                        {row.cell.target ?? '未设'}
                      </Td>
                    )}
                    {hasTargets && <Td label="判断">{tone && <Badge tone={tone}>{STANDING_LABELS[row.cell.standing]}</Badge>}</Td>}
                    {hasTargets && (
                      <Td label="达标需要" className="max-w-md text-13 text-ink-2 max-md:text-left!">
                        {row.requirement}
                      </Td>
                    )}
                  </tr>
                )
              })}
            </tbody>
          </TableFrame>
        )}
      </CardBody>
    </Card>
  )
}

function Rounds({ dashboard, classCode }: { dashboard: Dashboard; classCode: string }) {
  const rows = dashboard.gains.filter((gain) => gain.classCode === classCode)
  const isToday = dashboard.asOf === dashboard.today
  return (
    <Card>
      <CardHead
        finding={rows.length === 0 ? '没有在评轮次计入这一类' : `在评轮次 ${rows.length} 个`}
        sub="命名比例取自本市往轮，分阶段计算。"
      />
      <CardBody flush className="pt-3">
        {rows.length === 0 ? (
          <EmptyState
            icon="award"
            title={isToday ? '没有正在进行、授予这一类称号的轮次' : '只在截至今日时计入在评轮次'}
            hint={isToday ? '启动评选轮次后，预计的命名会计入测算。' : '把截至日期改回今日即可看到。'}
          />
        ) : (
          <TableFrame label="在评轮次" bare>
            <thead>
              <tr>
                <Th>轮次</Th>
                <Th>阶段</Th>
                <Th numeric>在评</Th>
                <Th numeric>可新增</Th>
                <Th numeric>名额</Th>
                <Th>命名比例</Th>
                <Th>计入时间</Th>
                <Th numeric>预计新增</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((gain) => (
                <tr key={gain.roundId}>
                  <RowHead>{gain.name}</RowHead>
                  <Td label="阶段">{gain.stageName}</Td>
                  <Td label="在评" numeric>
                    {gain.candidateCount}
                  </Td>
                  <Td label="可新增" numeric>
                    {gain.gainingCount}
                  </Td>
                  <Td label="名额" numeric>
                    {gain.places ?? '不限'}
                  </Td>
                  <Td label="命名比例">
                    {oddsWords(gain.odds)}
                    <span className="block text-12 text-ink-3">{basisWords(gain.odds)}</span>
                  </Td>
                  <Td label="计入时间">{gainDay(gain)}</Td>
                  <Td label="预计新增" numeric strong>
                    {formatRange(gain.gain)}
                  </Td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
        )}
      </CardBody>
    </Card>
  )
}
