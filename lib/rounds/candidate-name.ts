/** The display name of a candidate. */
export function candidateName(nomination: { person: { name: string } | null; project: { name: string } | null }): string {
  return nomination.person?.name ?? nomination.project?.name ?? '候选对象'
}
