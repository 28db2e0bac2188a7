import { definePolicy } from '@/lib/platform/access/policy'

/** 时钟: business time is moved by the city office, and only where the installation is a demo (checked by the command). */
export const clockPolicy = definePolicy<'move', Record<never, never>>({
  kind: 'clock',
  verbs: ['move'],
  facts: [],
  rules(viewer, allow) {
    if (viewer.role === 'cityOffice') allow('move')
  },
})

/** The office's own working days and days off, over the announced ones. */
export const calendarPolicy = definePolicy<'read' | 'set', Record<never, never>>({
  kind: 'calendar',
  verbs: ['read', 'set'],
  facts: [],
  rules(viewer, allow) {
    if (viewer.role === 'cityOffice') allow(['read', 'set'])
    if (viewer.role === 'supervisor') allow('read')
  },
})

/** Notices reach the account, whichever role is switched on. */
export const noticePolicy = definePolicy<'read' | 'mark', { accountId: string }>({
  kind: 'notice',
  verbs: ['read', 'mark'],
  facts: ['accountId'],
  rules(viewer, allow) {
    if (viewer.accountId) allow(['read', 'mark'], { accountId: viewer.accountId })
  },
})

export const matrixFacts = {
  clock: { own: {}, other: {} },
  calendar: { own: {}, other: {} },
  notice: { own: { accountId: 'account-own' }, other: { accountId: 'account-other' } },
}
