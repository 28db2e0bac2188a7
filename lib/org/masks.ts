/** 330106********9614 */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length === 18 ? `${idNumber.slice(0, 6)}********${idNumber.slice(14)}` : maskMiddle(idNumber)
}

/** 138****1234 */
export function maskPhone(phone: string): string {
  return phone.length === 11 ? `${phone.slice(0, 3)}****${phone.slice(7)}` : maskMiddle(phone)
}

function maskMiddle(text: string): string {
  const shown = Math.floor(text.length / 4)
  return `${text.slice(0, shown)}${'*'.repeat(text.length - 2 * shown)}${text.slice(text.length - shown)}`
}

/** Masks every identity number, phone or near miss of one inside a text; other texts stay as they are. */
export function maskDigits(text: string): string {
  return text.replace(/[0-9０-９]{11,}[0-9０-９Xxｘ]?/g, (digits) => {
    const tail = 4
    const head = digits.length >= 15 ? 6 : 3
    return `${digits.slice(0, head)}${'*'.repeat(digits.length - head - tail)}${digits.slice(digits.length - tail)}`
  })
}
