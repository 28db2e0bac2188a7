import { randomUUID } from 'node:crypto'
import type { Viewer } from '@/lib/platform/access/viewer'
import type { Reader } from '@/lib/platform/db/client'
import type { Scheme } from '@/lib/rounds/scheme'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'
import { simpleScheme } from './rounds'

export const longDeeds = '近三年主持办理重点难点事项，建立会商机制，推动同类问题源头治理。'.repeat(8)

/** The whole form of a person round, with rules that need nothing on file. */
export function fullScheme(overrides: Partial<Scheme> = {}): Scheme {
  return simpleScheme({ fields: schemeTemplate('pacesetter').fields, ...overrides })
}

/** Answers that satisfy the whole form; its documents stand elsewhere. */
export const fullAnswers = {
  position: '科员',
  speciality: '涉企行政争议实质化解',
  resume: [{ from: '2008-07', to: '', unit: '某单位 科员' }],
  deeds: longDeeds,
  cases: [{ title: '某案例', year: '2024', role: '主办', effect: '被列为示范' }],
}

/** A file as if the account had uploaded it; no bytes stand behind it. */
export async function createFileRow(reader: Reader, viewer: Pick<Viewer, 'accountId'>, name = '材料.pdf') {
  return reader.storedFile.create({
    data: {
      storageKey: randomUUID(),
      name,
      mediaType: 'application/pdf',
      size: 1024,
      sha256: 'a'.repeat(64),
      purpose: 'attachment',
      ownerAccountId: viewer.accountId,
    },
  })
}
