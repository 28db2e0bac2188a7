/**
 * Splits comma-, semicolon- or tab-separated text (RFC 4180) into rows of strings, exactly as written: nothing is taken for a number or a formula.
 * @param {string} text
 * @returns {string[][]}
 */
export function parseDelimited(text) {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const firstLine = source.slice(0, source.search(/[\r\n]|$/))
  const delimiter = ['\t', ',', ';'].reduce((best, candidate) =>
    firstLine.split(candidate).length > firstLine.split(best).length ? candidate : best,
  )
  const rows = []
  let row = []
  let position = 0
  while (position < source.length) {
    const field = readField(source, position, delimiter)
    row.push(field.text)
    position = field.end
    if (source[position] === delimiter) {
      position += 1
      if (position === source.length) row.push('')
      continue
    }
    if (source[position] === '\r' && source[position + 1] === '\n') position += 1
    position += 1
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

function readField(source, start, delimiter) {
  if (source[start] !== '"') {
    let end = start
    while (end < source.length && source[end] !== delimiter && source[end] !== '\r' && source[end] !== '\n') end += 1
    return { text: source.slice(start, end), end }
  }
  let text = ''
  let position = start + 1
  while (position < source.length) {
    const quote = source.indexOf('"', position)
    if (quote === -1) return { text: text + source.slice(position), end: source.length }
    text += source.slice(position, quote)
    if (source[quote + 1] !== '"') {
      // Anything between the closing quote and the delimiter is kept, as Excel keeps it.
      const rest = readField(source, quote + 1, delimiter)
      return source[quote + 1] === undefined ? { text, end: quote + 1 } : { text: text + rest.text, end: rest.end }
    }
    text += '"'
    position = quote + 2
  }
  return { text, end: source.length }
}
