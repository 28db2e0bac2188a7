/** Rows of a form have no identity of their own; their place is it. */
export function placed<Row>(rows: readonly Row[]): { row: Row; index: number }[] {
  return rows.map((row, index) => ({ row, index }))
}
