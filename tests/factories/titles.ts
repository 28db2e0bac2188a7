import { type DateOnly, fromDateOnly, fromDateOnlyOrNull } from '@/lib/platform/dates'
import type { Reader } from '@/lib/platform/db/client'

const TITLES = [
  { code: 'nationalLeader', name: '国家级领军人才', plan: 'summit', rank: 1, termYears: null },
  { code: 'municipalLeader', name: '市级领军人才', plan: 'summit', rank: 2, termYears: 5 },
  { code: 'expert', name: '业务专家', plan: 'summit', rank: 3, termYears: 5 },
  { code: 'backbone', name: '业务骨干', plan: 'summit', rank: 4, termYears: 3 },
  { code: 'pacesetter', name: '业务标兵', plan: 'highland', rank: 1, termYears: 3 },
  { code: 'ace', name: '业务能手', plan: 'highland', rank: 2, termYears: 3 },
] as const

const CLASSES = [
  { code: 'national', name: '国家级领军人才', plan: 'summit', sortOrder: 1, titleCodes: ['nationalLeader'] },
  { code: 'municipal', name: '市级领军人才', plan: 'summit', sortOrder: 2, titleCodes: ['municipalLeader'] },
  { code: 'business', name: '业务人才', plan: 'highland', sortOrder: 3, titleCodes: ['pacesetter', 'ace'] },
] as const

/** The six titles, the three classes of domain.md and the cycle 2021–2025. */
export async function createProgramme(reader: Reader) {
  await reader.title.createMany({ data: TITLES.map((title) => ({ ...title })) })
  for (const { titleCodes, ...counted } of CLASSES)
    await reader.targetClass.create({
      data: { ...counted, versions: { create: { version: 1, titleCodes: [...titleCodes], reason: '首次设定' } } },
    })
  const cycle = await createCycle(reader)
  return { cycleId: cycle.id }
}

export async function createCycle(reader: Reader, options: { name?: string; startsOn?: DateOnly; endsOn?: DateOnly } = {}) {
  return reader.cycle.create({
    data: {
      name: options.name ?? '2021–2025 周期',
      startsOn: fromDateOnly(options.startsOn ?? '2021-01-01'),
      endsOn: fromDateOnly(options.endsOn ?? '2025-12-31'),
    },
  })
}

export async function createTarget(reader: Reader, options: { cycleId: string; classCode: string; lineId: string; value: number }) {
  const counted = await reader.targetClass.findUniqueOrThrow({ where: { code: options.classCode } })
  return reader.target.create({ data: { cycleId: options.cycleId, classId: counted.id, lineId: options.lineId, value: options.value } })
}

export type HoldingOptions = {
  personId: string
  titleCode?: string
  startsOn?: DateOnly
  endsOn?: DateOnly | null
  isRenewal?: boolean
  state?: 'active' | 'revoked' | 'annulled'
}

/** A bare holding row; the ledger and the pool know nothing of it until they are rewritten. */
export async function createHolding(reader: Reader, options: HoldingOptions) {
  const title = await reader.title.findUniqueOrThrow({ where: { code: options.titleCode ?? 'ace' } })
  const endsOn = options.endsOn === undefined ? '2026-12-31' : options.endsOn
  return reader.holding.create({
    data: {
      personId: options.personId,
      titleId: title.id,
      startsOn: fromDateOnly(options.startsOn ?? '2024-01-01'),
      endsOn: fromDateOnlyOrNull(endsOn),
      termEndsOn: fromDateOnlyOrNull(endsOn),
      state: options.state ?? 'active',
      isRenewal: options.isRenewal ?? false,
      basis: 'history',
    },
  })
}
