import type { Role } from '@/lib/platform/access/roles'
import { type OrgPlan, type PlanPerson, SEED_INSTANT } from './city-plan'
import { type SeedAccount, type SeedGrant, seedAccounts } from './data/accounts'
import type { Random } from './random'

export type PlanAccount = { id: string; login: string; name: string; personId: string | null }
/** Grants are given a second apart: the first is the role that an account opens with. */
export type PlanGrant = { id: string; accountId: string; role: Role; unitId: string | null; roundId: string | null; grantedAt: Date }
export type DemoCard = { login: string; role: Role; name: string; unitName: string; blurb: string; order: number }

export type AccountsPlan = { accounts: PlanAccount[]; grants: PlanGrant[]; cards: DemoCard[]; idOf: (login: string) => string }

export type ExtraAccount = SeedAccount & { personId?: string }

/** @param roundIdOf ids of the demo's rounds by their stage */
export function planAccounts(
  random: Random,
  org: OrgPlan,
  named: Map<string, PlanPerson>,
  extra: readonly ExtraAccount[],
  roundIdOf: (round: NonNullable<SeedGrant['round']>) => string,
): AccountsPlan {
  const all: readonly ExtraAccount[] = [...seedAccounts, ...extra]
  const accounts = all.map((account) => ({
    id: random.uuid(SEED_INSTANT),
    login: account.login,
    name: account.name,
    personId: account.personId ?? (account.person ? (named.get(account.person)?.id ?? null) : null),
  }))
  const grants = all.flatMap((account, index) =>
    account.grants.map((grant, order) => ({
      id: random.uuid(SEED_INSTANT),
      accountId: accounts[index]?.id ?? '',
      role: grant.role,
      unitId: grant.unit ? org.unitIdOf(grant.unit) : null,
      roundId: grant.round ? roundIdOf(grant.round) : null,
      grantedAt: new Date(SEED_INSTANT.getTime() + order * 1000),
    })),
  )
  const cards = all.flatMap((account) =>
    account.card && account.grants[0] ? [{ login: account.login, role: account.grants[0].role, name: account.name, ...account.card }] : [],
  )
  const ids = new Map(accounts.map((account) => [account.login, account.id]))
  return {
    accounts,
    grants,
    cards,
    idOf: (login) => {
      const id = ids.get(login)
      if (!id) throw new Error(`unknown account ${login}`)
      return id
    },
  }
}
