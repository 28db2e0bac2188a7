export type ChartTable = {
  columns: readonly { label: string; numeric?: boolean }[]
  rows: readonly (readonly (string | number | null)[])[]
}

const pixelRatio = 2
const margin = 24
const headHeight = 64

function offer(url: string, fileName: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
}

/** A cell that a sheet program could take for a formula is led by an apostrophe. */
function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** UTF-8 with a byte order mark, so that Excel and WPS read the characters. */
export function chartCsv(table: ChartTable): string {
  const lines = [table.columns.map((column) => column.label), ...table.rows]
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

export function downloadTable(table: ChartTable, fileName: string): void {
  const url = URL.createObjectURL(new Blob([chartCsv(table)], { type: 'text/csv;charset=utf-8' }))
  offer(url, `${fileName}.csv`)
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** What decides how a chart looks; the whole computed style would make the picture's source too long. */
const looks =
  'display position top right bottom left float order visibility overflow box-sizing width height min-width min-height max-width margin-top margin-right margin-bottom margin-left padding-top padding-right padding-bottom padding-left border-top border-right border-bottom border-left border-radius border-collapse border-spacing background-color color opacity font-family font-size font-weight font-variant-numeric line-height letter-spacing text-align text-decoration-line white-space vertical-align list-style-type flex-direction flex-wrap flex-grow flex-shrink flex-basis align-items align-self justify-content column-gap row-gap grid-template-columns grid-column-start grid-column-end transform fill fill-opacity stroke stroke-width stroke-dasharray text-anchor'.split(
    ' ',
  )

/** A copy of a part of the page whose look no longer depends on stylesheets or variables. */
function frozenCopy(source: Element): Element {
  const copy = source.cloneNode(true) as Element
  const originals = [source, ...source.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  originals.forEach((original, index) => {
    const style = getComputedStyle(original)
    const rules = looks.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';')
    copies[index]?.setAttribute('style', rules)
  })
  return copy
}

/** Draws the chart with its title as a picture at twice the screen's resolution; throws when the browser cannot. */
export async function downloadImage(source: HTMLElement, title: string, sub: string, fileName: string): Promise<void> {
  const { width, height } = source.getBoundingClientRect()
  const look = getComputedStyle(source)
  const surface = getComputedStyle(document.documentElement).getPropertyValue('--surface')
  const markup = new XMLSerializer().serializeToString(frozenCopy(source))
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${markup}</foreignObject></svg>`
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = (width + margin * 2) * pixelRatio
  canvas.height = (height + headHeight + margin * 2) * pixelRatio
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.scale(pixelRatio, pixelRatio)
  context.fillStyle = surface
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = look.color
  context.font = `600 18px ${look.fontFamily}`
  context.fillText(title, margin, margin + 18, width)
  context.font = `13px ${look.fontFamily}`
  context.fillText(sub, margin, margin + 42, width)
  context.drawImage(picture, margin, margin + headHeight, width, height)
  offer(canvas.toDataURL('image/png'), `${fileName}.png`)
}
