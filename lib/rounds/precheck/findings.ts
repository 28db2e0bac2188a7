/** One thing that the pre-check found: `rose` will go wrong, `amber` may, `green` is well. `at` names the setting that mends it. */
export type Finding = { tone: 'rose' | 'amber' | 'green'; message: string; at: string | null }

export const finding = (tone: Finding['tone'], message: string, at: string | null = null): Finding => ({ tone, message, at })
