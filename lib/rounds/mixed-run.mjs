// One run of the solver on an integer programme, in the thread of its caller.

/** See the declarations beside this file. */
export function runMixed(highs, { model, options, start }) {
  return highs.withModel(model, (mixed) => {
    mixed.options.set(options)
    if (start) mixed.setSolution({ colValue: start })
    const { modelStatus } = mixed.run()
    const isInfeasible = modelStatus === highs.constants.modelStatus.infeasible
    return { isInfeasible, dual: Number(mixed.info.get('mip_dual_bound')), values: isInfeasible ? null : mixed.getSolution().colValue }
  })
}
