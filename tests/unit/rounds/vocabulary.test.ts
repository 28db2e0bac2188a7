import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { aggregationNames } from '@/lib/rounds/aggregation'
import { conflictKindNames, conflictKinds } from '@/lib/rounds/conflicts'
import { nominationEventNames, objectionEventNames, roundEventNames, sheetEventNames } from '@/lib/rounds/event-names'
import {
  audiences,
  type Labels,
  nominationLabels,
  objectionLabels,
  roundKindLabels,
  roundKinds,
  roundStageLabels,
  sheetLabels,
} from '@/lib/rounds/labels'
import { nominationEvents, nominationStates } from '@/lib/rounds/nomination-states'
import { objectionEvents, objectionStates } from '@/lib/rounds/objection-states'
import { roundEvents, roundStages } from '@/lib/rounds/round-stages'
import { aggregationRules } from '@/lib/rounds/scheme'
import { sheetEvents, sheetStates } from '@/lib/rounds/sheet-states'

const tones = ['grey', 'indigo', 'amber', 'green', 'rose']

/** Values of an enum of the database schema. */
function databaseValues(enumName: string): string[] {
  const folder = path.resolve('prisma/schema')
  const text = readdirSync(folder)
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n')
  const body = new RegExp(`enum ${enumName} \\{([^}]*)\\}`).exec(text)?.[1] ?? ''
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^\w+$/.test(line))
}

describe.each<[string, readonly string[], Record<string, Labels>]>([
  ['RoundStage', roundStages, roundStageLabels],
  ['NominationState', nominationStates, nominationLabels],
  ['ObjectionState', objectionStates, objectionLabels],
  ['sheet', sheetStates, sheetLabels],
])('%s', (_name, states, labels) => {
  it.each([...states])('%s has Chinese words and a colour for every audience', (state) => {
    for (const audience of audiences) {
      const label = labels[state]?.[audience]
      expect(label?.text).toMatch(/^[\u4e00-\u9fff，]+$/)
      expect(tones).toContain(label?.tone)
    }
  })

  it('labels nothing else', () => expect(Object.keys(labels).sort()).toEqual([...states].sort()))

  it('has different words for different states at the office', () => {
    const words = states.map((state) => labels[state]?.office.text)
    expect(new Set(words).size).toBe(words.length)
  })
})

describe('the database', () => {
  it.each<[string, readonly string[]]>([
    ['RoundStage', roundStages],
    ['NominationState', nominationStates],
    ['ObjectionState', objectionStates],
    ['RoundKind', roundKinds],
  ])('knows the same %s', (enumName, values) => expect(databaseValues(enumName)).toEqual([...values]))
})

describe('names', () => {
  it.each<[string, readonly string[], Record<string, string>]>([
    ['round events', roundEvents, roundEventNames],
    ['nomination events', nominationEvents, nominationEventNames],
    ['sheet events', sheetEvents, sheetEventNames],
    ['objection events', objectionEvents, objectionEventNames],
    ['conflict kinds', conflictKinds, conflictKindNames],
    ['aggregation rules', aggregationRules, aggregationNames],
  ])('of %s are complete and Chinese', (_what, keys, names) => {
    for (const key of keys) expect(names[key]).toMatch(/[\u4e00-\u9fff]/)
  })

  it('of the six kinds of round', () => {
    expect(roundKinds.map((kind) => roundKindLabels[kind].name)).toEqual([
      '业务专家',
      '业务骨干',
      '业务标兵',
      '业务能手',
      '十大文化品牌',
      '创新工作成果',
    ])
    expect(roundKinds.map((kind) => roundKindLabels[kind].subject)).toEqual(['person', 'person', 'person', 'person', 'project', 'project'])
  })

  it('the public never reads what goes on before the publicity', () => {
    for (const state of ['submitted', 'endorsed', 'qualified', 'ranked', 'notSelected', 'deferred', 'disqualified'] as const)
      expect(nominationLabels[state].public.text).toBe('未公开')
  })

  it('unit and candidate read 评审中 while results are not released', () => {
    for (const state of ['qualified', 'ranked'] as const) {
      expect(nominationLabels[state].unit.text).toBe('评审中')
      expect(nominationLabels[state].candidate.text).toBe('评审中')
    }
  })
})
