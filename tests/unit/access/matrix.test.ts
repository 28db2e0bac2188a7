import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Policy } from '@/lib/platform/access/policy'
import { ROLE_SCOPES, ROLES, type Role } from '@/lib/platform/access/roles'
import { VISITOR, type Viewer } from '@/lib/platform/access/viewer'

type AnyPolicy = Policy<string, Record<string, unknown>>
type Facts = { own: Record<string, unknown>; other: Record<string, unknown> }

/** Every policy file of the product. */
function policyFiles(folder = 'lib'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return name === 'lib/platform' || entry.name === 'generated' ? [] : policyFiles(name)
    return /^(.*-)?policy\.ts$/.test(entry.name) ? [name] : []
  })
}

function isPolicy(value: unknown): value is AnyPolicy {
  return typeof value === 'object' && value !== null && 'kind' in value && 'verbs' in value && 'can' in value
}

/** Somebody in the role with the standard scope: what is "own" in every file's `matrixFacts`. */
function viewerIn(role: Role): Viewer {
  const scope = ROLE_SCOPES[role]
  const grant = {
    id: `grant-${role}`,
    role,
    unitId: scope === 'unit' ? 'unit-own' : null,
    lineId: null,
    roundId: scope === 'round' ? 'round-own' : null,
  }
  return {
    ...VISITOR,
    accountId: 'account-own',
    personId: scope === 'self' || scope === 'round' ? 'person-own' : null,
    sessionId: 'session-own',
    role,
    grant,
    grants: [grant],
    unitIds: scope === 'unit' ? ['unit-own'] : [],
  }
}

async function matrix(): Promise<string> {
  const lines: string[] = []
  for (const file of policyFiles().sort()) {
    const loaded: Record<string, unknown> = await import(path.resolve(file))
    const facts = (loaded.matrixFacts ?? {}) as Record<string, Facts | undefined>
    for (const policy of Object.values(loaded).filter(isPolicy)) {
      const scopes = facts[policy.kind]
      if (!scopes) throw new Error(`${file}: matrixFacts says nothing about ${policy.kind}`)
      for (const verb of policy.verbs) {
        const cells = [...ROLES.map(viewerIn), VISITOR].map((viewer) => {
          const own = policy.can(viewer, verb, scopes.own)
          const other = policy.can(viewer, verb, scopes.other)
          return `${viewer.role}:${own ? 'own' : '-'}${other ? '+other' : ''}`
        })
        lines.push(`${policy.kind} ${verb} | ${cells.join(' ')}`)
      }
    }
  }
  return `${lines.join('\n')}\n`
}

test('every role, kind of record, verb and scope is allowed or refused as written down', async () => {
  const text = await matrix()
  expect(text.split('\n').length).toBeGreaterThan(20)
  await expect(text).toMatchFileSnapshot('matrix.expected.txt')
})

test('what a role may do on any record it may do on some: lists and buttons agree', async () => {
  for (const file of policyFiles()) {
    const loaded: Record<string, unknown> = await import(path.resolve(file))
    for (const policy of Object.values(loaded).filter(isPolicy))
      for (const viewer of [...ROLES.map(viewerIn), VISITOR])
        for (const verb of policy.verbs) if (!policy.can(viewer, verb)) expect(policy.where(viewer, verb)).toEqual({ id: { in: [] } })
  }
})

test('a unit, round or person role without its scope is allowed nothing that needs one', async () => {
  for (const file of policyFiles()) {
    const loaded: Record<string, unknown> = await import(path.resolve(file))
    const facts = (loaded.matrixFacts ?? {}) as Record<string, Facts | undefined>
    for (const policy of Object.values(loaded).filter(isPolicy))
      for (const role of ROLES.filter((one) => ROLE_SCOPES[one] === 'unit' || ROLE_SCOPES[one] === 'round')) {
        const full = viewerIn(role)
        const bare: Viewer = { ...full, grant: full.grant && { ...full.grant, unitId: null, roundId: null }, unitIds: [] }
        for (const verb of policy.verbs) {
          const scopes = facts[policy.kind]
          if (!scopes) continue
          const rests = JSON.stringify(scopes.own).includes(`"${ROLE_SCOPES[role]}-own"`)
          const isScoped = policy.can(full, verb, scopes.own) && !policy.can(full, verb, scopes.other)
          if (rests && isScoped)
            expect(`${policy.kind} ${verb} ${role}: ${policy.can(bare, verb, scopes.own)}`).toBe(`${policy.kind} ${verb} ${role}: false`)
        }
      }
  }
})
