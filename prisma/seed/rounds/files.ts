import { seedLines } from '../data/lines'
import type { Random } from '../random'
import type { Row } from '../write-rows'
import type { RoundPlan } from './plan-round'
import { schemeOf } from './round-specs'

/** A stored PDF of the demo; what is printed on it, and for what it is kept (attachments of nominations unless said otherwise). */
export type PlanFile = {
  id: string
  storageKey: string
  name: string
  lines: string[]
  createdAt: Date
  purpose?: 'delivery' | 'recognition' | 'contribution' | 'trainingCertificate' | 'personDocument'
}

const kinds = [
  { field: 'evidence', name: '业绩证明材料.pdf', words: '业绩证明材料' },
  { field: 'appraisalForms', name: '年度考核登记表.pdf', words: '近三年年度考核登记表' },
] as const

/** Two short files for each round and line, attached to every nomination that is beyond its first steps. */
export function planFiles(random: Random, plan: RoundPlan, lineIdOf: (code: string) => string): PlanFile[] {
  const createdAt = new Date(plan.spec.schedule.opensAt ?? plan.spec.announcedAt)
  return seedLines.flatMap(({ code, name: lineName }) => {
    const entries = plan.entries.filter((entry) => entry.lineId === lineIdOf(code) && entry.row.form !== undefined && isComplete(entry.row))
    if (entries.length === 0) return []
    const asked = schemeOf(plan.spec).fields.map((field) => field.key)
    return kinds
      .filter((kind) => asked.includes(kind.field))
      .map((kind) => {
        const key = random.uuid(createdAt)
        const id = random.uuid(createdAt)
        plan.rows.Attachment.push(
          ...entries.map(
            (entry): Row => ({
              id: random.uuid(createdAt),
              nominationId: entry.id,
              fieldKey: kind.field,
              fileId: id,
              name: kind.name,
              createdAt: entry.row.createdAt,
            }),
          ),
        )
        return {
          id,
          storageKey: `${key.slice(-2)}/${key}`,
          name: kind.name,
          lines: [kind.words, plan.spec.name, `${lineName}条线`, '本件为演示材料，内容均为虚构。'],
          createdAt,
        }
      })
  })
}

/** A begun form has no cases yet; a project has its effect. */
function isComplete(row: Row): boolean {
  return typeof row.form === 'object' && row.form !== null && ('cases' in row.form || 'effect' in row.form)
}

function hexOf(text: string): string {
  return [...text].map((character) => (character.codePointAt(0) ?? 0x20).toString(16).padStart(4, '0')).join('')
}

/** A one-page PDF whose Chinese text uses the viewer's own song-style font (a predefined CID font: nothing is embedded). */
export function pdfOf(lines: readonly string[]): Uint8Array {
  const text = lines.map((line, index) => `BT /F1 ${index === 0 ? 22 : 14} Tf 72 ${740 - index * 40} Td <${hexOf(line)}> Tj ET`).join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return new TextEncoder().encode(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`)
}
