'use server'
import { closeUnit, createUnit, editUnit, moveUnit, renameUnit } from '@/lib/org/commands/change-unit'
import { mergeUnits } from '@/lib/org/commands/merge-units'
import { splitUnit } from '@/lib/org/commands/split-unit'
import {
  closeUnitSchema,
  createUnitSchema,
  editUnitSchema,
  mergeUnitsSchema,
  moveUnitSchema,
  renameUnitSchema,
  splitUnitSchema,
} from '@/lib/org/unit-schema'
import { defineAction } from '@/lib/platform/action'

const revalidate = ['/office/units', '/people']

export const createUnitAction = defineAction({ name: 'unit.create', schema: createUnitSchema, command: createUnit, revalidate })
export const editUnitAction = defineAction({ name: 'unit.edit', schema: editUnitSchema, command: editUnit, revalidate })
export const renameUnitAction = defineAction({ name: 'unit.rename', schema: renameUnitSchema, command: renameUnit, revalidate })
export const moveUnitAction = defineAction({ name: 'unit.move', schema: moveUnitSchema, command: moveUnit, revalidate })
export const mergeUnitsAction = defineAction({ name: 'unit.merge', schema: mergeUnitsSchema, command: mergeUnits, revalidate })
export const splitUnitAction = defineAction({ name: 'unit.split', schema: splitUnitSchema, command: splitUnit, revalidate })
export const closeUnitAction = defineAction({ name: 'unit.close', schema: closeUnitSchema, command: closeUnit, revalidate })
