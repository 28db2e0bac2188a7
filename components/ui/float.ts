/** Looks shared by what floats above the page. */
export const backdrop =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 print:hidden'

export const popup = 'z-50 rounded border border-line bg-surface text-ink shadow outline-none print:hidden'

export const menuItem =
  'flex min-h-9 w-full cursor-pointer select-none items-center gap-2 rounded-mark px-2.5 py-1 text-left text-14 text-ink outline-none data-[highlighted]:bg-indigo-tint data-[highlighted]:text-indigo-strong data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-3 max-md:min-h-11'
