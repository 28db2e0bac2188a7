import type { Highs, HighsOptions, ModelData } from 'highs'

/** An integer programme to minimise; `start` holds a value for each column. */
export type MixedTask = { model: ModelData; options: HighsOptions; start: Float64Array | null }
/** `dual`: nothing is less than this; far beyond any value where nothing is known. */
export type MixedAnswer = { isInfeasible: boolean; dual: number; values: Float64Array | null }

export function runMixed(highs: Highs, task: MixedTask): MixedAnswer
