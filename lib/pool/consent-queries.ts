import 'server-only'
import type { Viewer } from '@/lib/platform/access/viewer'
import { db } from '@/lib/platform/db/client'
import { notFound } from '@/lib/platform/errors'
import { CURRENT_CONSENT_VERSION } from './consent-text'
import { consentPolicy } from './policy'

export type ConsentView = {
  id: string
  channel: 'self' | 'signedForm'
  textVersion: number
  givenAt: string
  withdrawnAt: string | null
}

export type PersonConsents = {
  personId: string
  isPublic: boolean
  /** Whether the person is in the pool at all: without a title nothing is shown. */
  hasEntry: boolean
  currentTextVersion: number
  /** Newest first. */
  history: ConsentView[]
  abilities: { give: boolean; recordForm: boolean; withdraw: boolean }
}

/** A person's consents to be shown in public; another unit's person is not found. */
export async function readConsents(viewer: Viewer, personId: string): Promise<PersonConsents> {
  const consents = await findConsents(viewer, personId)
  if (!consents) throw notFound()
  return consents
}

/** The same for a page that has more to show: null where the viewer may not read them. */
export async function findConsents(viewer: Viewer, personId: string): Promise<PersonConsents | null> {
  const { prisma } = await db()
  const person = await prisma.person.findUnique({
    where: { id: personId },
    select: { id: true, unitId: true, consents: { orderBy: { givenAt: 'desc' } }, poolEntry: { select: { isPublic: true } } },
  })
  if (!person) return null
  const facts = { personId: person.id, unitId: person.unitId }
  if (!consentPolicy.can(viewer, 'read', facts)) return null
  const isGiven = person.consents.some((consent) => consent.withdrawnAt === null)
  return {
    personId: person.id,
    isPublic: isGiven,
    hasEntry: person.poolEntry !== null,
    currentTextVersion: CURRENT_CONSENT_VERSION,
    history: person.consents.map(({ id, channel, textVersion, givenAt, withdrawnAt }) => ({
      id,
      channel,
      textVersion,
      givenAt: givenAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
    abilities: {
      give: !isGiven && consentPolicy.can(viewer, 'give', facts),
      recordForm: !isGiven && consentPolicy.can(viewer, 'recordForm', facts),
      withdraw: isGiven && consentPolicy.can(viewer, 'withdraw', facts),
    },
  }
}
