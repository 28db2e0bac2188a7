import type pg from 'pg'
import type { Envelope } from '@/lib/platform/crypto/envelope'
import { searchHash } from '@/lib/platform/crypto/keyed-hash'
import { addDays } from '@/lib/platform/dates'
import { namePinyin } from '@/lib/platform/search/name-pinyin'
import { nameTokens, specialityTokens } from '@/lib/platform/search/tokens'
import { type PlanPerson, SEED_INSTANT } from './city-plan'
import { CONSENT_TEXT_VERSION } from './consents'
import { seedCycle } from './data/titles'
import type { CityPlan } from './plan-city'
import { insertRows, type Row } from './write-rows'

/** Words by which a person is found; people of one name share them. */
function searchColumns(): (person: PlanPerson) => Row {
  const names = new Map<string, { namePinyin: string; nameTokens: string[] }>()
  return (person) => {
    let found = names.get(person.name)
    if (!found) {
      found = { namePinyin: namePinyin(person.name), nameTokens: nameTokens(person.name) }
      names.set(person.name, found)
    }
    return { ...found, specialityTokens: specialityTokens(person.specialities) }
  }
}

function personRow(person: PlanPerson, envelope: Envelope, search: (person: PlanPerson) => Row): Row {
  const place = (column: string) => ({ table: 'Person', row: person.id, column })
  const {
    tier: _tier,
    ability: _ability,
    spells: _spells,
    appraisals: _appraisals,
    sanctions: _sanctions,
    idNumber,
    phone,
    ...stored
  } = person
  return {
    ...stored,
    ...search(person),
    idNumberCipher: idNumber ? envelope.seal(idNumber, place('idNumber')) : null,
    idNumberHash: idNumber ? searchHash('idNumber', idNumber) : null,
    phoneCipher: envelope.seal(phone, place('phone')),
    phoneHash: searchHash('phone', phone),
    createdAt: '2021-03-01T09:00:00+08:00',
    updatedAt: SEED_INSTANT,
  }
}

async function writeOrg(client: pg.ClientBase, { org }: CityPlan): Promise<void> {
  await insertRows(client, 'Line', org.lines)
  await insertRows(
    client,
    'Unit',
    org.units.map(({ versions: _versions, ...unit }) => unit),
  )
  await insertRows(
    client,
    'UnitVersion',
    org.units.flatMap((unit) => unit.versions.map((version) => ({ ...version, unitId: unit.id }))),
  )
  await insertRows(
    client,
    'UnitChange',
    org.unitChanges.map((change) => ({ ...change, at: `${addDays(change.on, -5)}T10:00:00+08:00` })),
  )
}

async function writePeople(client: pg.ClientBase, { people }: CityPlan, envelope: Envelope): Promise<void> {
  const search = searchColumns()
  await insertRows(
    client,
    'Person',
    people.map((person) => personRow(person, envelope, search)),
  )
  const own = <Item extends object>(pick: (person: PlanPerson) => readonly Item[]) =>
    people.flatMap((person) => pick(person).map((item) => ({ ...item, personId: person.id })))
  await insertRows(
    client,
    'PersonSpell',
    own((person) => person.spells),
  )
  await insertRows(
    client,
    'Appraisal',
    own((person) => person.appraisals),
  )
  await insertRows(
    client,
    'Sanction',
    own((person) => person.sanctions),
  )
}

async function writeTitles(client: pg.ClientBase, plan: CityPlan): Promise<void> {
  const titleIds = new Map(plan.titles.map((title) => [title.code, title.id]))
  const classIds = new Map(plan.classes.map((item) => [item.code, item.id]))
  await insertRows(client, 'Title', plan.titles)
  await insertRows(client, 'Cycle', [{ ...plan.cycle, ...seedCycle }])
  await insertRows(
    client,
    'TargetClass',
    plan.classes.map(({ id, code, name, plan: titlePlan, sortOrder }) => ({ id, code, name, plan: titlePlan, sortOrder })),
  )
  await insertRows(
    client,
    'TargetClassVersion',
    plan.classes.map(({ id, versionId, titleCodes }) => ({
      id: versionId,
      classId: id,
      version: 1,
      titleCodes,
      reason: '周期开始时确定。',
      createdAt: '2021-01-04T09:00:00+08:00',
    })),
  )
  await insertRows(
    client,
    'Target',
    plan.targets.map(({ classCode, ...target }) => ({ ...target, classId: classIds.get(classCode), cycleId: plan.cycle.id })),
  )
  await insertRows(
    client,
    'Holding',
    plan.holdings.map(({ titleCode, ...holding }) => ({
      ...holding,
      titleId: titleIds.get(titleCode),
      createdAt: `${holding.startsOn}T10:00:00+08:00`,
    })),
  )
  await insertRows(
    client,
    'Consent',
    plan.consents.map((consent) => ({ ...consent, textVersion: CONSENT_TEXT_VERSION })),
  )
}

async function writeAccounts(client: pg.ClientBase, { accounts }: CityPlan, passwordHash: string): Promise<void> {
  const now = new Date()
  await insertRows(
    client,
    'Account',
    accounts.accounts.map((account) => ({ ...account, passwordHash, passwordChangedAt: now, mustChangePassword: false })),
  )
  await insertRows(client, 'RoleGrant', accounts.grants)
}

async function writeSettings(client: pg.ClientBase, { accounts }: CityPlan): Promise<void> {
  const office = '中共澜州市委人才工作办公室'
  await insertRows(client, 'Setting', [
    { key: 'demoAccounts', value: accounts.cards },
    { key: 'site', value: { cityName: '澜州市', siteName: '澜州人才', tagline: '澜州市人才工作平台', office, phone: '0000-0000000' } },
    {
      key: 'brand',
      value: { name: '澜州人才', fullName: '澜州市人才工作平台', owner: [`${office} 主办`, '服务电话 0000-0000000（工作日 8:30–17:30）'] },
    },
  ])
}

/** Stores the plan through one connection, in the caller's transaction. */
export async function writeCity(client: pg.ClientBase, plan: CityPlan, envelope: Envelope, passwordHash: string): Promise<void> {
  await writeOrg(client, plan)
  await writePeople(client, plan, envelope)
  await writeTitles(client, plan)
  await writeAccounts(client, plan, passwordHash)
  await writeSettings(client, plan)
}
