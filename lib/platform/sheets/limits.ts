/** Bounds within which a workbook is read. A roster of 20,000 rows by 30 columns stays well inside them. */
export interface SheetLimits {
  /** Bytes of the file as uploaded. */
  maxBytes: number
  /** Entries of the archive inside an .xlsx. */
  maxEntries: number
  /** Bytes of all entries once inflated. */
  maxInflatedBytes: number
  /** Inflated by compressed size, of any entry over a megabyte. */
  maxRatio: number
  maxRows: number
  maxColumns: number
  /** Heap of the reading thread. */
  maxHeapMegabytes: number
  timeLimitMs: number
}

export const SHEET_LIMITS: SheetLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxEntries: 2000,
  maxInflatedBytes: 160 * 1024 * 1024,
  maxRatio: 200,
  maxRows: 60_000,
  maxColumns: 300,
  maxHeapMegabytes: 768,
  timeLimitMs: 30_000,
}
