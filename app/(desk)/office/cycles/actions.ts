'use server'
import { defineAction } from '@/lib/platform/action'
import { defineClass } from '@/lib/targets/commands/define-class'
import { importTargets } from '@/lib/targets/commands/import-targets'
import { saveCycle } from '@/lib/targets/commands/save-cycle'
import { saveTargets } from '@/lib/targets/commands/save-targets'
import { defineClassSchema, importTargetsSchema, saveCycleSchema, saveTargetsSchema } from '@/lib/targets/schema'

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
