import { createRequire } from 'node:module'
import path from 'node:path'
import PDFDocument from 'pdfkit'
import { formatDate } from '@/lib/platform/dates'
import { certificateText } from '@/lib/titles/certificate-words'
import type { CertificateSheet } from '@/lib/titles/print-queries'

/** Points of A4 lying down. */
const PAGE = { width: 841.89, height: 595.28 }
const COLOUR = { frame: '#a4262c', ink: '#1f1d1a', quiet: '#5c5750' }
/** Edge of the seal's picture: 4.2 cm, as a round office seal. */
const SEAL_EDGE = 119
const QR_EDGE = 84

/** A serif font with the rare characters of names comes as a package: no city's server has to have one. */
function fontFile(name: '400Regular/NotoSerifSC_400Regular' | '700Bold/NotoSerifSC_700Bold'): string {
  const home = path.dirname(
    createRequire(path.join(/* turbopackIgnore: true */ process.cwd(), 'package.json')).resolve(
      '@expo-google-fonts/noto-serif-sc/package.json',
    ),
  )
  return path.join(home, `${name}.ttf`)
}

type Pdf = InstanceType<typeof PDFDocument>

/**
 * One certificate as a PDF page, fonts embedded.
 * @throws Error when the seal's picture cannot be read
 */
export async function writeCertificate(sheet: CertificateSheet): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    font: fontFile('400Regular/NotoSerifSC_400Regular'),
    info: { Title: `${sheet.title}证书`, Subject: `证书编号 ${sheet.number}`, Author: sheet.signatory },
    lang: 'zh-CN',
  })
  const chunks: Buffer[] = []
  const finished = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  pdf.registerFont('text', fontFile('400Regular/NotoSerifSC_400Regular'))
  pdf.registerFont('strong', fontFile('700Bold/NotoSerifSC_700Bold'))
  drawFrame(pdf)
  drawText(pdf, sheet)
  drawProof(pdf, sheet)
  drawSignature(pdf, sheet)
  pdf.end()
  return finished
}

function drawFrame(pdf: Pdf): void {
  pdf.lineWidth(5).strokeColor(COLOUR.frame)
  pdf.rect(30, 30, PAGE.width - 60, PAGE.height - 60).stroke()
  pdf.lineWidth(1)
  pdf.rect(39, 39, PAGE.width - 78, PAGE.height - 78).stroke()
}

function drawText(pdf: Pdf, sheet: CertificateSheet): void {
  const { address, body } = certificateText(sheet)
  const left = 120
  const width = PAGE.width - left * 2
  pdf.font('strong').fontSize(46).fillColor(COLOUR.frame)
  pdf.text('荣誉证书', 0, 92, { width: PAGE.width, align: 'center', characterSpacing: 14 })
  pdf.font('strong').fontSize(21).fillColor(COLOUR.ink)
  pdf.text(address, left, 196, { width, lineGap: 8 })
  pdf.font('text').fontSize(21)
  pdf.text(body, left, pdf.y + 10, { width, lineGap: 14, indent: 42 })
}

/** The QR code and what verification asks for. */
function drawProof(pdf: Pdf, sheet: CertificateSheet): void {
  const left = 120
  const top = PAGE.height - 66 - QR_EDGE - 22
  pdf.save()
  pdf.translate(left, top).scale(QR_EDGE / sheet.qr.size)
  pdf.path(sheet.qr.path).fill('#000000')
  pdf.restore()
  pdf.font('text').fontSize(10).fillColor(COLOUR.quiet)
  pdf.text(`证书编号　${sheet.number}`, left + QR_EDGE + 14, top + 20, { width: 220 })
  pdf.text('扫描二维码可查验真伪', left + QR_EDGE + 14, pdf.y + 5, { width: 220 })
  if (sheet.printNumber > 1) pdf.text(`${formatDate(sheet.printedOn)}补打`, left + QR_EDGE + 14, pdf.y + 5, { width: 220 })
}

function drawSignature(pdf: Pdf, sheet: CertificateSheet): void {
  const width = 320
  const left = PAGE.width - 100 - width
  const top = PAGE.height - 152
  pdf.font('text').fontSize(18).fillColor(COLOUR.ink)
  pdf.text(sheet.signatory, left, top, { width, align: 'center' })
  pdf.text(formatDate(sheet.issuedOn), left, pdf.y + 8, { width, align: 'center' })
  // Over the signature and the date, as a seal is set by hand.
  if (sheet.seal)
    pdf.image(sheet.seal, left + width / 2 - SEAL_EDGE / 2, top - 34, { fit: [SEAL_EDGE, SEAL_EDGE], align: 'center', valign: 'center' })
}
