/** Key of a line and class in a grid of targets. */
export function cellKey(lineId: string, classCode: string): string {
  return `${lineId}|${classCode}`
}
