import { auditDigest, linkHash } from '@/lib/platform/audit/digests'
import type { ArchiveContent, ArchiveCopy, EntryName } from './format'
import { CheckBuilder, candidateWord, type RecountCheck, tail } from './recount-report'

type Row = ArchiveContent['record'][number]

/** Rows of the record against their digests and links, and against what the rest of the case file says happened. */
export function recountRecord(content: ArchiveContent, copy: ArchiveCopy): RecountCheck {
  const check = new CheckBuilder('record', '监督记录')
  const ids = new Set<string>()
  for (const row of content.record) {
    const word = `记录 ${tail(row.id)}（${row.event}）`
    const say = (holds: boolean, message: string) => check.expect(holds, 'record', row.id, `${word}${message}`)
    say(!ids.has(row.id), '出现了两次。')
    ids.add(row.id)
    const { digest, link, at, businessAt, payload, ...rest } = row
    say(
      auditDigest({ ...rest, payload, at: new Date(at), businessAt: new Date(businessAt) }) === digest,
      '的内容与其校验码不符，已被改动。',
    )
    if (link) say(linkHash(BigInt(link.seq), link.previousHash, row.id, digest) === link.hash, '的链接校验码不符，已被改动或调换。')
    else check.notes.push('有记录在制作卷宗时尚未入链。')
  }
  recountLinks(check, content.record)
  compareHistory(check, content)
  compareDigests(check, content, copy)
  if (copy === 'office') check.notes.push('本副本不含评分表的记录。')
  check.notes.push('卷宗只摘录本轮的记录；整条记录链由审计员用 verify-audit 核验。')
  return check.done(`${content.record.length} 条记录`)
}

function recountLinks(check: CheckBuilder, rows: readonly Row[]): void {
  const links = rows.flatMap((row) => (row.link ? [{ ...row.link, id: row.id }] : [])).sort((a, b) => a.seq - b.seq)
  for (const [index, link] of links.entries()) {
    const next = links[index + 1]
    if (!next) continue
    const fits = next.seq === link.seq ? false : next.seq > link.seq + 1 || next.previousHash === link.hash
    check.expect(fits, 'record', next.id, `记录 ${tail(next.id)} 与前一条记录接不上，顺序或内容被改动。`)
  }
}

const field = (row: Row, name: string): unknown =>
  typeof row.payload === 'object' && row.payload !== null ? (row.payload as Record<string, unknown>)[name] : undefined

/** Two lists of things that happened must be the same, each as often. */
function compareLists(
  check: CheckBuilder,
  entry: EntryName,
  told: readonly [key: string, word: string][],
  recorded: readonly string[],
): void {
  const left = new Map<string, number>()
  for (const key of recorded) left.set(key, (left.get(key) ?? 0) + 1)
  for (const [key, word] of told) {
    const count = left.get(key) ?? 0
    if (check.expect(count > 0, 'record', key.split('\n')[0] ?? null, `${word}在监督记录中没有相应的一条，记录被抽走。`))
      left.set(key, count - 1)
  }
  for (const [key, count] of left)
    if (count > 0)
      check.expect(
        false,
        entry,
        key.split('\n')[0] ?? null,
        `监督记录中有一条“${key.split('\n').slice(1).join(' ')}”（${tail(key.split('\n')[0] ?? '')}），卷宗其他部分没有相应内容，已被抽走。`,
      )
}

function compareHistory(check: CheckBuilder, content: ArchiveContent): void {
  const rows = (event: string) => content.record.filter((row) => row.event === event && row.result === 'done')
  const { id } = content.round
  compareLists(
    check,
    'round',
    content.round.stageChanges.map((change) => [[id, change.from, change.to].join('\n'), `阶段变更“${change.from} → ${change.to}”`]),
    rows('round.stageMoved').map((row) => [row.subjectId, field(row, 'from'), field(row, 'to')].join('\n')),
  )
  const listed = new Set(content.candidates.map((candidate) => candidate.id))
  for (const row of rows('nomination.moved'))
    check.expect(
      listed.has(row.subjectId ?? ''),
      'candidates',
      row.subjectId,
      `监督记录中的${candidateWord(row.subjectId ?? '')}不在候选对象之列，已被抽走。`,
    )
  compareLists(
    check,
    'candidates',
    content.candidates.flatMap((candidate) =>
      candidate.events
        .filter((event) => event.from !== null)
        .map((event): [string, string] => [
          [candidate.id, event.event, event.from, event.to].join('\n'),
          `${candidateWord(candidate.id)}的变更“${event.event}”`,
        ]),
    ),
    rows('nomination.moved')
      .filter((row) => listed.has(row.subjectId ?? ''))
      .map((row) => [row.subjectId, field(row, 'event'), field(row, 'from'), field(row, 'to')].join('\n')),
  )
  for (const candidate of content.candidates) {
    const last = candidate.events.at(-1)
    if (last)
      check.expect(last.to === candidate.state, 'candidates', candidate.id, `${candidateWord(candidate.id)}的状态与其最后一次变更不符。`)
  }
  const last = content.round.stageChanges.at(-1)
  if (last) check.expect(last.to === content.round.stage, 'round', id, '轮次所处的阶段与最后一次阶段变更不符。')
}

/** Digests that the portal put on record when it made something must still be those of what is here. */
function compareDigests(check: CheckBuilder, content: ArchiveContent, copy: ArchiveCopy): void {
  const rows = (event: string) => content.record.filter((row) => row.event === event && row.result === 'done')
  for (const row of rows('round.stageMoved')) {
    const digest = field(row, 'schemeDigest')
    if (digest === undefined) continue
    const found = content.schemes.some((scheme) => scheme.digest === digest)
    check.expect(found, 'schemes', null, '发布时记录的方案校验码，与卷宗内各版方案都不符，方案被改动。')
  }
  for (const row of rows('round.schemeRevised')) {
    const version = field(row, 'schemeVersion')
    const scheme = content.schemes.find((each) => each.version === version)
    check.expect(
      scheme?.digest === field(row, 'digest'),
      'schemes',
      String(version),
      `方案第 ${version} 版与修订时记录的校验码不符，方案被改动。`,
    )
  }
  for (const ranking of content.rankings) {
    const row = rows('ranking.frozen').find((each) => field(each, 'rankingVersion') === ranking.version)
    const before = content.rankings.find((each) => each.version === ranking.version - 1)
    const isCopy = before !== undefined && JSON.stringify(before.entries) === JSON.stringify(ranking.entries)
    check.expect(
      row ? field(row, 'digest') === ranking.digest : isCopy,
      'rankings',
      String(ranking.version),
      row
        ? `排序第 ${ranking.version} 版与固定时记录的校验码不符，排序被改动。`
        : `监督记录中没有排序第 ${ranking.version} 版，记录被抽走。`,
    )
  }
  for (const row of rows('ranking.frozen'))
    check.expect(
      content.rankings.some((ranking) => ranking.version === field(row, 'rankingVersion')),
      'rankings',
      String(field(row, 'rankingVersion')),
      `监督记录中的排序第 ${field(row, 'rankingVersion')} 版不在卷宗内，已被抽走。`,
    )
  for (const publicity of content.publicity.versions) {
    const row = [...rows('publicity.published'), ...rows('publicity.corrected')].find((each) => each.subjectId === publicity.id)
    check.expect(
      row !== undefined && field(row, 'digest') === publicity.digest,
      'publicity',
      String(publicity.version),
      `第 ${publicity.version} 次公示与发布时记录的校验码不符，或监督记录中没有这次公示。`,
    )
    if (row)
      check.expect(
        field(row, 'endsOn') === undefined || field(row, 'endsOn') === publicity.endsOn,
        'publicity',
        String(publicity.version),
        `第 ${publicity.version} 次公示的截止日与发布时记录的不符。`,
      )
  }
  for (const [event, ids, word, entry] of [
    ['panel.meetingRecorded', content.panel.meetings.map((each) => each.id), '领导小组会议', 'panel'],
  ] as const)
    for (const row of rows(event))
      check.expect(ids.includes(row.subjectId ?? ''), entry, row.subjectId, `监督记录中的${word}不在卷宗内，已被抽走。`)
  for (const conferral of content.conferrals)
    check.expect(
      rows('round.conferred').some((row) => field(row, 'conferralId') === conferral.id && field(row, 'awards') === conferral.awards.length),
      'conferrals',
      conferral.id,
      `${conferral.documentNumber} 号命名在监督记录中没有相应的一条，或人数不符。`,
    )
  if (copy === 'full') compareReceipts(check, content)
}

/** The receipt on record of each reviewer's last sealing, where there is one. */
function compareReceipts(check: CheckBuilder, content: ArchiveContent): void {
  for (const reviewer of content.reviewers) {
    const row = content.record.filter((each) => each.event === 'sheet.sealed' && each.subjectId === reviewer.id).at(-1)
    if (!row || reviewer.sealDigest === null) continue
    check.expect(
      field(row, 'digest') === reviewer.sealDigest,
      'reviewers',
      reviewer.id,
      `专家 ${tail(reviewer.id)} 的封存回执与监督记录不符。`,
    )
  }
}
