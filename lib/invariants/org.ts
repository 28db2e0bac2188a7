import 'server-only'
import { openEnvelope } from '@/lib/platform/crypto/envelope'
import { searchHash } from '@/lib/platform/crypto/keyed-hash'
import type { Reader } from '@/lib/platform/db/client'
import type { Invariant } from './invariant'

const BATCH = 2000

async function placesFollowSpells(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string; open: number }[]>`
    SELECT p.id, count(s.id)::int AS open
    FROM "Person" p LEFT JOIN "PersonSpell" s ON s."personId" = p.id AND s."endsOn" IS NULL
    WHERE p.status = 'active'
    GROUP BY p.id HAVING count(s.id) <> 1 OR bool_or(s."unitId" <> p."unitId" OR s."lineId" <> p."lineId")`
  return rows.map(({ id, open }) =>
    open === 1 ? `人员 ${id} 的单位或条线与其现任职经历不符。` : `人员 ${id} 在职，却有 ${open} 段未结束的任职经历。`,
  )
}

async function leaversHaveNoOpenSpell(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Person" p JOIN "PersonSpell" s ON s."personId" = p.id AND s."endsOn" IS NULL
    WHERE p.status <> 'active' AND (p."statusOn" IS NULL OR p."statusOn" <= business_today())`
  return rows.map(({ id }) => `人员 ${id} 已不在职，却还有未结束的任职经历。`)
}

async function spellsFallWithinUnits(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ personId: string; unitId: string }[]>`
    SELECT s."personId", s."unitId" FROM "PersonSpell" s JOIN "Unit" u ON u.id = s."unitId"
    WHERE s."startsOn" < u."openedOn" OR (u."closedOn" IS NOT NULL AND (s."endsOn" IS NULL OR s."endsOn" > u."closedOn"))`
  return rows.map(({ personId, unitId }) => `人员 ${personId} 在单位 ${unitId} 的任职超出了该单位存续的日期。`)
}

/** The sums of people per unit and line are those of the spells of the city's own people, today's and every day's change. */
async function headcountsFollowSpells(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ unitId: string; lineId: string }[]>`
    WITH own AS (
      SELECT s."unitId", s."lineId", s."startsOn", s."endsOn" FROM "PersonSpell" s
      JOIN "Person" p ON p.id = s."personId" AND p.affiliation = 'internal'
    ),
    turns AS (
      SELECT "startsOn" AS day, "unitId", "lineId", 1 AS delta FROM own
      UNION ALL SELECT "endsOn" + 1, "unitId", "lineId", -1 FROM own WHERE "endsOn" IS NOT NULL
      UNION ALL SELECT day, "unitId", "lineId", -delta FROM "HeadcountDay"
    ),
    open AS (
      SELECT "unitId", "lineId", 1 AS people FROM own WHERE "endsOn" IS NULL
      UNION ALL SELECT "unitId", "lineId", -people FROM "Headcount"
    )
    SELECT "unitId", "lineId" FROM turns GROUP BY day, "unitId", "lineId" HAVING sum(delta) <> 0
    UNION SELECT "unitId", "lineId" FROM open GROUP BY "unitId", "lineId" HAVING sum(people) <> 0`
  return rows.map(({ unitId, lineId }) => `单位 ${unitId} 条线 ${lineId} 的在册人数与任职经历不符。`)
}

async function unitsAreNamedEveryDay(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ unitId: string }[]>`
    SELECT u.id AS "unitId" FROM "Unit" u
    LEFT JOIN (
      SELECT "unitId", min("startsOn") AS first, bool_or("endsOn" IS NULL) AS open, max("endsOn") AS last,
             sum(coalesce("endsOn", DATE '9999-12-31') - "startsOn" + 1) AS days
      FROM "UnitVersion" GROUP BY 1
    ) v ON v."unitId" = u.id
    WHERE v."unitId" IS NULL OR v.first <> u."openedOn"
       OR v.days <> coalesce(u."closedOn", DATE '9999-12-31') - u."openedOn" + 1`
  return rows.map(({ unitId }) => `单位 ${unitId} 的名称和隶属在存续期间有空缺或超出。`)
}

async function treeHasNoCircle(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE today AS (SELECT business_today() AS day),
    edge AS (
      SELECT v."unitId" AS child, v."parentId" AS parent FROM "UnitVersion" v, today
      WHERE v."parentId" IS NOT NULL AND v."startsOn" <= today.day AND (v."endsOn" IS NULL OR v."endsOn" >= today.day)
    ),
    above AS (
      SELECT child AS id, parent AS ancestor FROM edge
      UNION
      SELECT above.id, edge.parent FROM above JOIN edge ON edge.child = above.ancestor
    )
    SELECT id FROM above WHERE id = ancestor`
  return rows.map(({ id }) => `单位 ${id} 在单位树中成了自己的上级。`)
}

/** Every encrypted number opens in its own place and is found by its keyed hash. Where none is kept, no key is made. */
async function identityDataOpens(reader: Reader): Promise<string[]> {
  const kept = ['idNumberCipher', 'idNumberHash', 'phoneCipher', 'phoneHash'].map((column) => ({ [column]: { not: null } }))
  const faults: string[] = []
  let after = ''
  for (;;) {
    const rows = await reader.person.findMany({
      where: { id: { gt: after }, OR: kept },
      select: { id: true, idNumberCipher: true, idNumberHash: true, phoneCipher: true, phoneHash: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    if (rows.length === 0) return faults
    const envelope = await openEnvelope(reader)
    for (const row of rows) {
      for (const column of ['idNumber', 'phone'] as const) {
        const words = column === 'idNumber' ? '身份证号' : '手机号码'
        const cipher = row[`${column}Cipher`]
        const hash = row[`${column}Hash`]
        if (cipher === null && hash === null) continue
        try {
          const plain = cipher === null ? '' : envelope.open(cipher, { table: 'Person', row: row.id, column })
          if (searchHash(column, plain) !== hash) faults.push(`人员 ${row.id} 的${words}与其检索摘要不符。`)
        } catch {
          faults.push(`人员 ${row.id} 的${words}密文无法解开，可能被改动或换了位置。`)
        }
      }
    }
    after = rows.at(-1)?.id ?? ''
  }
}

async function talentsHaveTheirFile(reader: Reader): Promise<string[]> {
  const rows = await reader.roleGrant.findMany({
    where: { role: 'talent', revokedAt: null, account: { personId: null } },
    select: { account: { select: { login: true } } },
  })
  return rows.map(({ account }) => `账号 ${account.login} 有人才角色，却没有绑定本人档案。`)
}

export const orgInvariants: readonly Invariant[] = [
  { key: 'placesFollowSpells', check: placesFollowSpells },
  { key: 'leaversHaveNoOpenSpell', check: leaversHaveNoOpenSpell },
  { key: 'headcountsFollowSpells', check: headcountsFollowSpells },
  { key: 'spellsFallWithinUnits', check: spellsFallWithinUnits },
  { key: 'unitsAreNamedEveryDay', check: unitsAreNamedEveryDay },
  { key: 'treeHasNoCircle', check: treeHasNoCircle },
  { key: 'identityDataOpens', check: identityDataOpens },
  { key: 'talentsHaveTheirFile', check: talentsHaveTheirFile },
]
