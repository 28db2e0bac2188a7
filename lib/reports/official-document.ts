import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
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

/** The parts of an official Word document on A4: title, headings, text, tables, page numbers. */

const songti = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }
const heiti = { ascii: 'Arial', eastAsia: '黑体', hAnsi: 'Arial' }
/** Half points: 小四 for text, 五号 in tables, 二号 for the title. */
const size = { text: 24, table: 21, title: 44 }
/** A4 within margins of 2.5 cm, in twentieths of a point. */
const pageWidth = 9070

export type DocumentPart = Paragraph | Table

export function documentTitle(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun({ text, bold: true, font: heiti, size: size.title })],
  })
}

export function heading(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 240, after: 100 },
    keepNext: true,
    children: [new TextRun({ text, bold: true, font: heiti, size: size.text })],
  })
}

export function textParagraph(text: string, options: { align?: 'left' | 'right'; indent?: boolean } = {}): Paragraph {
  return new Paragraph({
    alignment: options.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    spacing: { line: 360 },
    indent: options.indent === false ? undefined : { firstLine: size.text * 20 },
    children: [new TextRun({ text, font: songti, size: size.text })],
  })
}

/** @param shares widths in parts of the whole */
export function plainTable(shares: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((share / whole) * pageWidth))
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlign.CENTER,
            margins: { top: 60, bottom: 60, left: 80, right: 80 },
            children: [
              new Paragraph({
                alignment: isHead ? AlignmentType.CENTER : AlignmentType.LEFT,
                children: [new TextRun({ text: text || '　', bold: isHead, font: songti, size: size.table })],
              }),
            ],
          }),
      ),
    })
  return new Table({
    width: { size: pageWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  })
}

/** The document as bytes, with page numbers at the foot. */
export async function packDocument(title: string, parts: readonly DocumentPart[]): Promise<Buffer> {
  const page = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'], font: songti, size: 18 })],
  })
  const document = new Document({
    title,
    creator: '人才工作平台',
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 } } },
        footers: { default: new Footer({ children: [page] }) },
        children: [...parts],
      },
    ],
  })
  return Packer.toBuffer(document)
}
