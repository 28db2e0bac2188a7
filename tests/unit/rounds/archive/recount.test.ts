import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArchiveContent, ArchiveCopy } from '@/lib/rounds/archive/format'
import { officeCopy } from '@/lib/rounds/archive/office-copy'
import { packArchive } from '@/lib/rounds/archive/pack'
import { recountArchive } from '@/lib/rounds/archive/recount'
import type { Recount } from '@/lib/rounds/archive/recount-report'
import { unpackArchive } from '@/lib/rounds/archive/unpack'
import { randomCase } from '@/tests/factories/archives'

/** `PORTAL_LONG=1` tries a thousand rounds. */
const runs = process.env.PORTAL_LONG ? 1000 : 30
const seeds = fc.integer({ min: 1, max: 2_000_000_000 })

/** Without the zip around it, which has tests of its own. */
function recountOf(content: ArchiveContent, copy: ArchiveCopy = 'full'): Recount {
  const manifest = { format: 'round-archive' as const, formatVersion: 1, copy, roundId: content.round.id, entries: [] }
  return recountArchive({ manifest, content, digest: '', faults: [] })
}

const messages = (recount: Recount) =>
  recount.checks.flatMap((check) => check.findings.map((finding) => `${finding.entry} ${finding.message}`))

describe('a recount', () => {
  it('agrees with the portal on every round, in both copies', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const content = randomCase(seed)
        expect(messages(recountOf(content))).toEqual([])
        expect(messages(recountOf(officeCopy(content), 'office'))).toEqual([])
      }),
      { numRuns: runs },
    )
  }, 600_000)

  it('names the result as the screens of the round do: a title is named, an innovation shortlisted', () => {
    const content = randomCase(5)
    const told = (kind: string) =>
      recountOf({ ...content, round: { ...content.round, kind } }).checks.find((check) => check.key === 'publicity')
    expect(told('pacesetter')?.title).toBe('公示、异议与命名')
    expect(told('innovation')?.title).toBe('公示、异议与入围')
    expect(JSON.stringify(recountOf({ ...content, round: { ...content.round, kind: 'innovation' }, conferrals: [] }))).not.toContain('命名')
  })

  it('agrees on what was packed and opened again', async () => {
    const content = randomCase(11)
    for (const [copy, part] of [
      ['full', content],
      ['office', officeCopy(content)],
    ] as const) {
      const opened = await unpackArchive((await packArchive(part, copy)).bytes)
      expect(opened.content).toEqual(part)
      expect(messages(recountArchive(opened))).toEqual([])
    }
  })

  it('is made of bytes that follow from the round alone', async () => {
    const [one, two] = await Promise.all([packArchive(randomCase(7), 'full'), packArchive(randomCase(7), 'full')])
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true)
    expect(one.digest).toBe(two.digest)
  })

  it('compares the digest printed on the page', async () => {
    const packed = await packArchive(randomCase(3), 'full')
    const opened = await unpackArchive(packed.bytes)
    expect(recountArchive(opened, packed.digest.toUpperCase()).agrees).toBe(true)
    expect(messages(recountArchive(opened, 'a'.repeat(64)))).toEqual([
      'manifest.json 卷宗校验码与给定的不同：这不是那一份卷宗，或整份被改写过。',
    ])
  })

  it('says of the office’s copy what it cannot recompute', () => {
    const seed = Array.from({ length: 200 }, (_, index) => index).find((each) => randomCase(each).rankings[0]?.rule === 'standardised') ?? 0
    const recount = recountOf(officeCopy(randomCase(seed)), 'office')
    expect(recount.agrees).toBe(true)
    expect(recount.checks.find((check) => check.key === 'rankings')?.notes.join()).toContain('须用监督卷宗重算')
  })
})

describe('the office’s copy', () => {
  it('holds nothing by which a sheet could be traced to its reviewer', async () => {
    for (const seed of [51, 52, 53]) {
      const content = randomCase(seed)
      const text = Buffer.from((await packArchive(officeCopy(content), 'office')).bytes).toString('utf8')
      const secrets = [
        ...content.sheets.flatMap((sheet) => [sheet.id, sheet.digest]),
        ...content.assignment.seats.map((seat) => seat.id ?? ''),
        ...content.reviewers.map((reviewer) => reviewer.sealDigest ?? ''),
        ...content.record.filter((row) => row.event === 'sheet.sealed').flatMap((row) => [row.id, row.digest]),
      ]
      expect(secrets.length).toBeGreaterThan(20)
      expect(secrets.filter((secret) => secret === '' || text.includes(secret))).toEqual([])
      // The scores themselves are there, by letter, as the ranking shows them.
      expect(text).toContain('"letter":"A"')
    }
  })
})
