/** One job of a role, told in steps. Words in “ ” are those of the screens: a test finds each of them there. */
export type GuideTask = {
  title: string
  /** Where the job is done; a page of the role's own rail. */
  href?: string
  steps: readonly string[]
  notes?: readonly string[]
}

export type Guide = { purpose: string; tasks: readonly GuideTask[] }
