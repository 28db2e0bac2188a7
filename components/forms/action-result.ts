/** What every server action answers. `fields` holds sentences by field path (`cases.0.title`). */
export type ActionFailure = { ok: false; code: string; message: string; fields?: Record<string, string[]> }

export type ActionResult<Data> = { ok: true; data: Data } | ActionFailure

/** The answer when the action could not be reached at all. */
export const networkFailure: ActionFailure = { ok: false, code: 'network', message: '网络中断，内容已保留，请重试。' }

/** Runs an action; a broken connection becomes a failure instead of an exception. */
export async function callAction<Input, Data>(
  action: (input: Input) => Promise<ActionResult<Data>>,
  input: Input,
): Promise<ActionResult<Data>> {
  try {
    return (await action(input)) ?? networkFailure
  } catch {
    return networkFailure
  }
}

/** Turns an action that searches into what a combobox asks; a refusal is thrown, so that the list says that it could not look. */
export function searchWith<Found>(
  action: (input: { query: string }) => Promise<ActionResult<Found[]>>,
): (query: string) => Promise<Found[]> {
  return async (query) => {
    const result = await callAction(action, { query })
    if (!result.ok) throw new Error(result.code)
    return result.data
  }
}
