import { AbilityBuilder, subject } from '@casl/ability'
import { accessibleBy, createPrismaAbility } from '@casl/prisma/runtime'
import { forbidden } from '../errors'
import type { Viewer } from './viewer'

/** Allows a verb, on all records or on those that match a Prisma condition. */
export type Allow<Verb extends string> = (verb: Verb | Verb[], where?: Record<string, unknown>) => void

export type Policy<Verb extends string, Facts extends object> = {
  kind: string
  verbs: readonly Verb[]
  /** Facts a check needs; one that was not loaded throws. */
  facts: readonly (keyof Facts & string)[]
  /** Without facts: whether the verb is allowed on any record at all. */
  can: (viewer: Viewer, verb: Verb, facts?: Facts) => boolean
  /** @throws AppError forbidden */
  authorise: (viewer: Viewer, verb: Verb, facts?: Facts) => void
  /** The condition of a list: exactly the records on which `can` says yes. */
  where: (viewer: Viewer, verb: Verb) => Record<string, unknown>
}

/** Nothing matches it, alone or inside `AND`, `OR` and `is`. An empty `OR` would be dropped inside `AND`, and then match everything. */
const NOTHING = { id: { in: [] } }

/**
 * The one language of permission. A policy names a kind of record, its verbs, the facts checks rest on, and the rules by viewer;
 * CASL gives both the check and the list filter from the same rules. What no rule allows is refused.
 */
export function definePolicy<Verb extends string, Facts extends object>(definition: {
  kind: string
  verbs: readonly Verb[]
  facts: readonly (keyof Facts & string)[]
  rules: (viewer: Viewer, allow: Allow<Verb>) => void
}): Policy<Verb, Facts> {
  const { kind, verbs, facts: needed } = definition
  const build = (viewer: Viewer) => {
    const builder = new AbilityBuilder(createPrismaAbility)
    definition.rules(viewer, (verb, where) => builder.can(verb, kind, where as never))
    // CASL reserves the words `manage` (any verb) and `all` (any kind); here they are words like others.
    return builder.build({ anyAction: 'any verb, never granted', anySubjectType: 'any kind, never granted' })
  }
  const can = (viewer: Viewer, verb: Verb, facts?: Facts): boolean => {
    if (!verbs.includes(verb)) throw new Error(`${kind} has no verb ${verb}`)
    if (!facts) return build(viewer).can(verb, kind)
    for (const key of needed) if (facts[key] === undefined) throw new Error(`fact ${kind}.${key} was not loaded`)
    return build(viewer).can(verb, subject(kind, { ...facts } as Record<string, unknown>))
  }
  return {
    kind,
    verbs,
    facts: needed,
    can,
    authorise: (viewer, verb, facts) => {
      if (!can(viewer, verb, facts)) throw forbidden()
    },
    where: (viewer, verb) => {
      const ability = build(viewer)
      if (!ability.can(verb, kind)) return NOTHING
      return accessibleBy(ability, verb).ofType(kind as never) as Record<string, unknown>
    },
  }
}
