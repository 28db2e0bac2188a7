'use server'
import { defineAction } from '@/lib/platform/action'
import { defineClass } from '@/lib/targets/commands/define-class'
import { importTargets } from '@/lib/targets/commands/import-targets'
import { openNextCycle } from '@/lib/targets/commands/open-next-cycle'
import { saveCycle } from '@/lib/targets/commands/save-cycle'
import { saveTargets } from '@/lib/targets/commands/save-targets'
import { settleCycle } from '@/lib/targets/commands/settle-cycle'
import {
  defineClassSchema,
  importTargetsSchema,
  openNextCycleSchema,
  saveCycleSchema,
  saveTargetsSchema,
  settleCycleSchema,
} from '@/lib/targets/schema'

export const saveCycleAction = defineAction({
  name: 'cycle.save',
  schema: saveCycleSchema,
  command: saveCycle,
  revalidate: ['/office/cycles', '/dashboard'],
})

export const saveTargetsAction = defineAction({
  name: 'targets.save',
  schema: saveTargetsSchema,
  command: saveTargets,
  revalidate: ['/office/cycles', '/dashboard'],
})

export const importTargetsAction = defineAction({
  name: 'targets.import',
  schema: importTargetsSchema,
  command: importTargets,
  revalidate: ['/office/cycles', '/dashboard'],
})

export const defineClassAction = defineAction({
  name: 'targetClass.define',
  schema: defineClassSchema,
  command: defineClass,
  revalidate: ['/office/cycles', '/dashboard'],
})

export const settleCycleAction = defineAction({
  name: 'cycle.settle',
  schema: settleCycleSchema,
  command: settleCycle,
  revalidate: ['/office/cycles', '/dashboard'],
})

export const openNextCycleAction = defineAction({
  name: 'cycle.openNext',
  schema: openNextCycleSchema,
  command: openNextCycle,
  revalidate: ['/office/cycles', '/dashboard'],
})
