/** One thing that waits for somebody, as the desk's home shows it. */
export type TodoItem = {
  /** Unique among the viewer's things to do. */
  key: string
  kind:
    | 'nomination'
    | 'qualification'
    | 'round'
    | 'review'
    | 'objection'
    | 'title'
    | 'person'
    | 'transfer'
    | 'import'
    | 'account'
    | 'callUp'
    | 'correction'
    | 'contribution'
  title: string
  detail: string
  /** ISO instant of the deadline in business time; null without one. */
  dueAt: string | null
  href: string
  buttonLabel: string
}
