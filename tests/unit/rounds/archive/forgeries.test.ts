import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@/lib/platform/crypto/canonical-json'
import { type ArchiveContent, archiveFormatVersion, entryNames, fileNameOf } from '@/lib/rounds/archive/format'
import { packArchive, sealArchive } from '@/lib/rounds/archive/pack'
import { recountArchive } from '@/lib/rounds/archive/recount'
import { unpackArchive } from '@/lib/rounds/archive/unpack'
import { packZip, unpackZip } from '@/lib/rounds/archive/zip'
import { digestOf } from '@/lib/rounds/sheet-seal'
import { randomCase } from '@/tests/factories/archives'
import { randomFrom } from '@/tests/factories/random-sheets'

/** Bytes flipped in each entry; `PORTAL_LONG=1` flips many more. */
const flips = process.env.PORTAL_LONG ? 400 : 3

const copyOf = (content: ArchiveContent): ArchiveContent => structuredClone(content)

/** The first element, which the case has. */
function first<Item>(items: readonly Item[]): Item {
  const [item] = items
  if (item === undefined) throw new Error('An empty list')
  return item
}

/** As a forger would leave it who rewrites the manifest too. */
function findings(content: ArchiveContent): { entry: string; subject: string | null; message: string }[] {
  const manifest = { format: 'round-archive' as const, formatVersion: 1, copy: 'full' as const, roundId: content.round.id, entries: [] }
  return recountArchive({ manifest, content, digest: '', faults: [] }).checks.flatMap((check) => check.findings)
}

type Sealed = { content: { scores: { score: number }[] }; total: number }

/** Rewrites what was sealed; with `again`, the digest beside it too. */
function rewriteSheet(content: ArchiveContent, change: (sealed: Sealed) => void, again: boolean): string {
  const sheet = content.sheets.find((each) => each.state === 'sealed') ?? first(content.sheets)
  const sealed = JSON.parse(sheet.sealed) as Sealed
  change(sealed)
  sheet.sealed = canonicalJson(sealed)
  if (again) sheet.digest = digestOf(sheet.sealed)
  return sheet.id
}

const raise = (sealed: Sealed) => {
  const score = first(sealed.content.scores)
  score.score = score.score === 0 ? 1 : 0
}

type Forgery = { name: string; forge: (content: ArchiveContent) => string | null; says: RegExp }

const forgeries: Forgery[] = [
  { name: 'a forged score', forge: (content) => rewriteSheet(content, raise, false), says: /评分表.*已被改动/ },
  { name: 'a forged score with a new digest', forge: (content) => rewriteSheet(content, raise, true), says: /总分应为/ },
  {
    name: 'swapped sheets',
    forge: (content) => {
      const [one, two] = content.sheets.filter((sheet) => sheet.state === 'sealed')
      if (!one || !two) throw new Error('Too few sheets')
      for (const key of ['sealed', 'digest', 'hundredths'] as const) {
        const kept = one[key]
        Object.assign(one, { [key]: two[key] })
        Object.assign(two, { [key]: kept })
      }
      return one.id
    },
    says: /被放到了别的评审任务名下/,
  },
  {
    name: 'a sheet taken out',
    forge: (content) => {
      const sheet = content.sheets.findLast((each) => each.state === 'sealed')
      content.sheets = content.sheets.filter((each) => each !== sheet)
      return content.assignment.seats.find((seat) => seat.id === sheet?.assignment)?.candidate ?? null
    },
    says: /不在卷宗内，评分表被抽走/,
  },
  {
    name: 'a sheet taken out of the order as well',
    forge: (content) => {
      const used = first(first(content.rankings).inputs.sheets)
      content.sheets = content.sheets.filter((each) => each.id !== used.sheetId)
      first(content.rankings).inputs.sheets.shift()
      return used.assignmentId
    },
    says: /没有可用的封存评分表/,
  },
  {
    name: 'a changed weight in the scheme',
    forge: (content) => {
      const scheme = first(content.schemes).content as { criteria: { weight: number }[] }
      first(scheme.criteria).weight -= 1
      return '1'
    },
    says: /方案第 1 版的内容与其校验码不符/,
  },
  {
    name: 'a changed scheme with a new digest',
    forge: (content) => {
      const scheme = first(content.schemes)
      ;(scheme.content as { quotas: { total: number | null } }).quotas.total = 9
      scheme.digest = digestOf(canonicalJson(scheme.content))
      return null
    },
    says: /发布时记录的方案校验码/,
  },
  {
    name: 'a value of the order',
    forge: (content) => {
      const entry = first(first(content.rankings).entries)
      entry.valueTenThousandths += 1
      return entry.nominationId
    },
    says: /得分应为/,
  },
  {
    name: 'a result of the order',
    forge: (content) => {
      const entry = first(first(content.rankings).entries)
      entry.result = entry.result === 'selected' ? 'notSelected' : 'selected'
      return entry.nominationId
    },
    says: /的结果应为/,
  },
  {
    name: 'a row of the order taken out',
    forge: (content) => first(first(content.rankings).entries.splice(0, 1)).nominationId,
    says: /不在排序之列/,
  },
  {
    name: 'a comment beside a letter',
    forge: (content) => {
      const entry = first(first(content.rankings).entries)
      first(entry.sheets).comment = '另写的评语'
      return entry.nominationId
    },
    says: /与封存的评分表不同/,
  },
  {
    name: 'a vote of the panel',
    forge: (content) => {
      const vote = first(first(content.panel.meetings).votes)
      vote.decision = vote.decision === 'approved' ? 'rejected' : 'approved'
      return vote.candidate
    },
    says: /的表决结果应为/,
  },
  {
    name: 'a ballot of a turn',
    forge: (content) => {
      const turn = content.panel.turns[0]
      const voted = turn && first(turn.candidates)
      if (!voted) throw new Error('A meeting without turns')
      voted.ballots[0] = voted.ballots[0] === 'agree' ? 'disagree' : 'agree'
      return voted.candidate
    },
    says: /登记的票数不同/,
  },
  {
    name: 'a member present struck out',
    forge: (content) => {
      const meeting = first(content.panel.meetings)
      meeting.present.pop()
      return meeting.id
    },
    says: /法定人数应为/,
  },
  {
    name: 'a shorter publicity',
    forge: (content) => {
      const publicity = first(content.publicity.versions)
      publicity.endsOn = '2025-09-26'
      return '1'
    },
    says: /应公示至/,
  },
  {
    name: 'somebody awarded who was not in public',
    forge: (content) => {
      const other = content.candidates.find((each) => each.state !== 'conferred') ?? first(content.candidates)
      first(content.conferrals).awards.push(other.id)
      return other.id
    },
    says: /不在公示名单中|被命名了两次/,
  },
  {
    name: 'an award under an open objection',
    forge: (content) => {
      const objection = first(content.objections)
      objection.decidedAt = null
      objection.state = 'accepted'
      return objection.candidate
    },
    says: /异议尚未办结/,
  },
  {
    name: 'a changed row of the record',
    forge: (content) => {
      const row = first(content.record)
      row.businessAt = '2025-01-01T00:00:00.000Z'
      return row.id
    },
    says: /与其校验码不符/,
  },
  {
    name: 'a changed link of the record',
    forge: (content) => {
      const row = first(content.record)
      if (row.link) row.link.seq += 1
      return row.id
    },
    says: /链接校验码不符/,
  },
  ...entryRemovals(),
  {
    name: 'a conflict put in after the fact',
    forge: (content) => {
      const seat = first(content.assignment.seats)
      content.conflicts.push({
        judge: seat.reviewer,
        candidate: seat.candidate,
        kind: 'sameUnit',
        source: 'found',
        at: '2025-09-01T00:00:00.000Z',
      })
      return seat.candidate
    },
    says: /存在回避关系/,
  },
  {
    name: 'a candidate taken out',
    forge: (content) => first(content.candidates.splice(0, 1)).id,
    says: /不在候选对象之列/,
  },
  {
    name: 'a receipt',
    forge: (content) => {
      const reviewer = first(content.reviewers)
      reviewer.sealDigest = 'b'.repeat(64)
      return reviewer.id
    },
    says: /封存回执与其评分表不符/,
  },
]

/** Each row of the record that tells of something kept elsewhere in the file is missed when taken out. */
function entryRemovals(): Forgery[] {
  return ['round.stageMoved', 'nomination.moved', 'ranking.frozen', 'publicity.published', 'round.conferred'].map((event) => ({
    name: `a row ${event} taken out of the record`,
    forge: (content) => {
      content.record.splice(
        content.record.findIndex((row) => row.event === event),
        1,
      )
      return null
    },
    says: /记录被抽走|没有这次公示|没有相应的一条/,
  }))
}

describe('whoever rewrites the manifest as well', () => {
  const cases = [21, 22, 23, 24, 25, 26, 27]
    .map(randomCase)
    .filter((content) => content.panel.turns.length > 0)
    .slice(0, 3)

  it.each(forgeries)('is found out and told: $name', ({ forge, says }) => {
    for (const original of cases) {
      const content = copyOf(original)
      expect(findings(content)).toEqual([])
      const subject = forge(content)
      const found = findings(content).filter((finding) => says.test(finding.message))
      expect(found.length).toBeGreaterThan(0)
      if (subject !== null) expect(found.map((finding) => finding.subject)).toContain(subject)
    }
  })
})

describe('single bytes', () => {
  it('flipped anywhere in the file are found', async () => {
    const { bytes } = await packArchive(randomCase(31), 'full')
    const random = randomFrom(1)
    const files = await unpackZip(bytes)
    const starts = files.map((file) => Buffer.from(bytes).indexOf(Buffer.from(file.bytes)))
    const positions = [
      // Each entry's content, and the zip around it: headers, names, directory.
      ...files.flatMap((file, index) => Array.from({ length: flips }, () => (starts[index] ?? 0) + random(file.bytes.byteLength))),
      ...Array.from({ length: flips * 4 }, () => bytes.byteLength - 1 - random(900)),
      ...Array.from({ length: 30 }, (_, index) => index),
    ]
    const missed: number[] = []
    for (const position of positions) {
      const forged = Uint8Array.from(bytes)
      forged[position] = (forged[position] ?? 0) ^ (1 << random(8))
      const agrees = await unpackArchive(forged)
        .then((opened) => recountArchive(opened).agrees)
        .catch(() => false)
      if (agrees) missed.push(position)
    }
    expect(missed).toEqual([])
  }, 600_000)

  it('flipped in what was judged are found even where the manifest is rewritten', async () => {
    const content = randomCase(32)
    const random = randomFrom(2)
    const files = (await unpackZip((await packArchive(content, 'full')).bytes)).slice(1)
    const judged = ['sheets', 'rankings', 'schemes', 'record'].map((name) => `${name}.json`)
    const missed: string[] = []
    for (const name of judged)
      for (let index = 0; index < flips; index += 1) {
        const forged = files.map((file) => (file.name === name ? { name, bytes: Uint8Array.from(file.bytes) } : file))
        const target = forged.find((file) => file.name === name)
        if (!target) throw new Error('No such entry')
        const position = random(target.bytes.byteLength)
        target.bytes[position] = (target.bytes[position] ?? 0) ^ (1 << random(7))
        const { bytes } = await sealArchive(forged, { copy: 'full', roundId: content.round.id })
        const agrees = await unpackArchive(bytes)
          .then((opened) => recountArchive(opened).agrees)
          .catch(() => false)
        const around = Buffer.from(target.bytes)
          .subarray(Math.max(0, position - 80), position + 10)
          .toString('utf8')
        // Moments stand in the record alone; the id of a sheet that was reopened means nothing.
        if (agrees && !/"(sealedAt|computedAt|frozenAt|reason|id)":"?[^"]*$/.test(around.slice(0, 81))) missed.push(`${name} ${around}`)
      }
    expect(missed).toEqual([])
  }, 600_000)
})

describe('what cannot be read', () => {
  const refusal = (bytes: Uint8Array) =>
    unpackArchive(bytes).then(
      () => null,
      (error: Error) => error.message,
    )

  it('is told in words', async () => {
    const { bytes } = await packArchive(randomCase(41), 'full')
    expect(await refusal(new Uint8Array())).toContain('文件是空的')
    expect(await refusal(Buffer.from('%PDF-1.7'))).toContain('不是 zip 压缩包')
    expect(await refusal(bytes.slice(0, bytes.byteLength - 100))).toContain('找不到压缩包的目录')
    const json = (value: unknown) => Buffer.from(JSON.stringify(value))
    expect(await refusal(await packZip([{ name: 'round.json', bytes: json({}) }]))).toContain('没有卷宗的目录')
    const newer = { format: 'round-archive', formatVersion: archiveFormatVersion + 1, anything: 'new' }
    expect(await refusal(await packZip([{ name: 'manifest.json', bytes: json(newer) }]))).toContain('第 2 版，本程序只能核验到第 1 版')
    expect(await refusal(await packZip([{ name: 'manifest.json', bytes: json({ format: 'other' }) }]))).toContain('不是卷宗的目录')
    expect(await refusal(await packZip([{ name: 'setup.exe', bytes: json({}) }]))).toContain('不属于卷宗的文件')
  })

  it('names the entry that is missing or broken', async () => {
    const files = (await unpackZip((await packArchive(randomCase(42), 'full')).bytes)).slice(1)
    const head = { copy: 'full', roundId: randomCase(42).round.id } as const
    for (const name of entryNames) {
      const without = await sealArchive(
        files.filter((file) => file.name !== fileNameOf(name)),
        head,
      )
      expect(await refusal(without.bytes)).toBe(`卷宗不完整：缺少“${fileNameOf(name)}”。`)
    }
    const broken = files.map((file) => (file.name === 'sheets.json' ? { ...file, bytes: Buffer.from('[{"id":1}]') } : file))
    expect(await refusal((await sealArchive(broken, head)).bytes)).toBe('“sheets.json”的内容不合格式：第 1 项 id。')
  })

  it('stops at a bomb before it unfolds', async () => {
    const { default: JSZip } = await import('jszip')
    const zip = new JSZip().file('manifest.json', new Uint8Array(4 * 1024 * 1024))
    const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
    expect(await refusal(bytes)).toContain('异常庞大')
  })
})
