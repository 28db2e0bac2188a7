'use server'
import { saveLine } from '@/lib/org/commands/save-line'
import { saveLineSchema } from '@/lib/org/unit-schema'
import { defineAction } from '@/lib/platform/action'

export const saveLineAction = defineAction({ name: 'line.save', schema: saveLineSchema, command: saveLine, revalidate: ['/office/lines'] })
