'use server'
import { defineAction } from '@/lib/platform/action'
import { saveSealSchema } from '@/lib/titles/certificate-schema'
import { saveSeal } from '@/lib/titles/commands/save-seal'

export const saveSealAction = defineAction({ name: 'seal.save', schema: saveSealSchema, command: saveSeal, revalidate: ['/office/seal'] })
