import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { formatInstant } from '@/lib/platform/dates'
import { writtenAnswer, writtenCell } from '@/lib/rounds/dossier'
import type { EligibilityOutcome, EligibilityResult } from '@/lib/rounds/eligibility'
import { type FormAnswers, stepsOf } from '@/lib/rounds/nomination-form'
import type { FormField } from '@/lib/rounds/scheme'

/** 推荐表 on A4: who, every answer, the list of documents, the self-check, and the places where unit and office sign. */
export type NominationForm = {
  subject: string
  subjectKind: 'person' | 'project'
  unit: string
  line: string
  channel: 'unitHr' | 'self'
  round: { name: string }
  onFile: readonly { label: string; value: string }[]
  fields: readonly FormField[]
  answers: FormAnswers
  personNames: Readonly<Record<string, string>>
  attachments: readonly { fieldKey: string; name: string }[]
  selfCheck: readonly EligibilityResult[]
}

const songti = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }
const heiti = { ascii: 'Arial', eastAsia: '黑体', hAnsi: 'Arial' }
/** Half points: 小四 for text, 五号 in tables, 二号 for the title. */
const size = { text: 24, table: 21, title: 44 }
/** A4 within margins of 2.5 cm, in twentieths of a point. */
const pageWidth = 9070

const outcomeWords: Record<EligibilityOutcome, string> = { pass: '通过', fail: '未通过', needsEvidence: '待核实' }

function paragraphs(text: string, options: { bold?: boolean; center?: boolean; indent?: boolean } = {}): Paragraph[] {
  return text.split(/\n+/).map(
    (line) =>
      new Paragraph({
        alignment: options.center ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: 320 },
        indent: options.indent ? { firstLine: size.table * 20 } : undefined,
        children: [new TextRun({ text: line, bold: options.bold, font: songti, size: size.table })],
      }),
  )
}

type CellOptions = { width: number; bold?: boolean; center?: boolean; indent?: boolean; span?: number }

function cell(text: string, { width, span, ...look }: CellOptions): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: paragraphs(text || '　', look),
  })
}

const heading = (text: string) => (width: number) => cell(text, { width, bold: true, center: true })

function table(widths: readonly number[], rows: TableRow[]): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new Table({
    width: { size: pageWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows,
  })
}

function sectionTitle(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 240, after: 100 },
    keepNext: true,
    children: [new TextRun({ text, bold: true, font: heiti, size: size.text })],
  })
}

function basics(form: NominationForm): Table {
  const isPerson = form.subjectKind === 'person'
  const facts = [
    { label: isPerson ? '姓名' : '项目名称', value: form.subject },
    { label: '所在单位', value: form.unit },
    { label: '所属条线', value: form.line },
    { label: '申报方式', value: form.channel === 'self' ? '本人申报' : '单位推荐' },
    ...form.onFile,
  ]
  const widths = [1535, 3000, 1535, 3000]
  const pairs = Array.from({ length: Math.ceil(facts.length / 2) }, (_, index) => facts.slice(index * 2, index * 2 + 2))
  return table(
    widths,
    pairs.map(
      (pair) =>
        new TableRow({
          children: [0, 1].flatMap((index) => [
            heading(pair[index]?.label ?? '')(widths[index * 2] ?? 0),
            cell(pair[index]?.value ?? '', { width: widths[index * 2 + 1] ?? 0 }),
          ]),
        }),
    ),
  )
}

function fieldTable(field: FormField, form: NominationForm): (Paragraph | Table)[] {
  const answer = form.answers[field.key]
  if (field.type === 'table') {
    const rows = Array.isArray(answer) ? answer : []
    const first = 700
    const rest = Math.floor((pageWidth - first) / Math.max(1, field.columns.length))
    const widths = [first, ...field.columns.map(() => rest)]
    const head = new TableRow({
      tableHeader: true,
      children: [heading('序号')(first), ...field.columns.map((column) => heading(column.label)(rest))],
    })
    const body = rows.map(
      (row, index) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(String(index + 1), { width: first, center: true }),
            ...field.columns.map((column) => cell(writtenCell(column.type, row[column.key] ?? ''), { width: rest })),
          ],
        }),
    )
    return [...paragraphs(`${field.label}：`, { bold: true }), table(widths, [head, ...body])]
  }
  const text =
    field.type === 'file'
      ? form.attachments
          .filter((attachment) => attachment.fieldKey === field.key)
          .map((attachment, index) => `${index + 1}. ${attachment.name}`)
          .join('\n')
      : writtenAnswer(field, answer, form.personNames)
  const widths = [1800, pageWidth - 1800]
  return [
    table(widths, [
      new TableRow({
        children: [heading(field.label)(widths[0] ?? 0), cell(text, { width: widths[1] ?? 0, indent: field.type === 'longText' })],
      }),
    ]),
  ]
}

function selfCheckTable(form: NominationForm): Table {
  const widths = [2400, 5270, 1400]
  const [name, reason, outcome] = widths
  const head = new TableRow({
    tableHeader: true,
    children: [heading('条件')(name ?? 0), heading('核对情况')(reason ?? 0), heading('结果')(outcome ?? 0)],
  })
  const body = form.selfCheck.map(
    (result) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell(result.name, { width: name ?? 0 }),
          cell(result.reason, { width: reason ?? 0 }),
          cell(outcomeWords[result.outcome], { width: outcome ?? 0, center: true }),
        ],
      }),
  )
  return table(widths, [head, ...body])
}

/** A block in which somebody writes an opinion, signs and seals. */
function opinion(title: string, signature: string): TableRow {
  const widths = [1800, pageWidth - 1800]
  const right = (text: string) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { line: 360 },
      children: [new TextRun({ text, font: songti, size: size.table })],
    })
  return new TableRow({
    cantSplit: true,
    height: { value: 2200, rule: HeightRule.ATLEAST },
    children: [
      heading(title)(widths[0] ?? 0),
      new TableCell({
        width: { size: widths[1] ?? 0, type: WidthType.DXA },
        verticalAlign: VerticalAlign.BOTTOM,
        margins: { top: 60, bottom: 100, left: 100, right: 300 },
        children: [right(signature), right('年　　月　　日　')],
      }),
    ],
  })
}

/**
 * The nomination form as a Word document.
 * @param printedAt business time, printed in the footer
 */
export async function nominationFormDocument(form: NominationForm, printedAt: Date): Promise<Buffer> {
  const spacer = () => new Paragraph({ spacing: { line: 120 }, children: [] })
  const sections = stepsOf(form.fields).flatMap(({ name, fields }) => [
    sectionTitle(name),
    ...fields.flatMap((field) => [...fieldTable(field, form), spacer()]),
  ])
  const isPerson = form.subjectKind === 'person'
  const document = new Document({
    creator: '人才工作平台',
    title: `${form.round.name}推荐表`,
    styles: { default: { document: { run: { font: songti, size: size.table } } } },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({ text: `${formatInstant(printedAt)}由人才工作平台生成　第 `, font: songti, size: 18 }),
                  new TextRun({ children: [PageNumber.CURRENT], font: songti, size: 18 }),
                  new TextRun({ text: ' 页 共 ', font: songti, size: 18 }),
                  new TextRun({ children: [PageNumber.TOTAL_PAGES], font: songti, size: 18 }),
                  new TextRun({ text: ' 页', font: songti, size: 18 }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [new TextRun({ text: `${form.round.name}推荐表`, bold: true, font: heiti, size: size.title })],
          }),
          basics(form),
          ...sections,
          sectionTitle('资格自查'),
          selfCheckTable(form),
          sectionTitle('意见'),
          table(
            [1800, pageWidth - 1800],
            [
              opinion(isPerson ? '本人承诺' : '项目负责人承诺', '以上内容真实、准确。签名：　　　　　　　　'),
              opinion('单位党组意见', '（盖章）负责人签名：　　　　　　　　'),
              opinion('市人才办审查意见', '（盖章）'),
            ],
          ),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
