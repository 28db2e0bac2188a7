import { expect, test } from 'vitest'
import { navigationFor } from '@/lib/desk/navigation'
import { ROLES, type Role } from '@/lib/platform/access/roles'

const pathsOf = (role: Role | 'visitor', isDemo = false) =>
  navigationFor(role, { isDemo }).flatMap((group) => group.items.map((item) => item.href))

test.each([
  ['talent', ['/home', '/me', '/nominations', '/letters', '/titles/recognitions', '/contributions']],
  [
    'unitHr',
    [
      '/home',
      '/dashboard/unit',
      '/nominations',
      '/letters',
      '/people',
      '/people/import',
      '/people/transfers',
      '/pool',
      '/titles',
      '/titles/recognitions',
      '/contributions',
      '/assessment',
      '/training',
      '/titles/entitlements',
    ],
  ],
  [
    'unitLeader',
    [
      '/home',
      '/dashboard/unit',
      '/dashboard/reports',
      '/dashboard/stages',
      '/dashboard/duties',
      '/nominations',
      '/letters',
      '/people',
      '/pool',
      '/titles',
      '/titles/recognitions',
      '/contributions',
      '/assessment',
      '/training',
      '/titles/entitlements',
    ],
  ],
  ['reviewer', ['/home', '/reviews']],
  ['panelist', ['/home', '/rounds', '/panel']],
  [
    'cityLeader',
    [
      '/home',
      '/dashboard',
      '/dashboard/reports',
      '/dashboard/stages',
      '/dashboard/duties',
      '/people',
      '/pool',
      '/titles',
      '/contributions',
      '/assessment',
      '/training',
      '/titles/entitlements',
    ],
  ],
  ['supervisor', ['/home', '/rounds', '/office/objections', '/office/reexaminations', '/office/reviewer-pool', '/people']],
  ['partner', ['/home']],
  ['sysAdmin', ['/home', '/accounts']],
  ['securityAdmin', ['/home', '/accounts']],
  ['auditor', ['/home', '/audit']],
] as const)('%s', (role, paths) => {
  expect(pathsOf(role)).toEqual(paths)
})

test('the office has everything of the city, the clock in the demo alone', () => {
  expect(pathsOf('cityOffice')).not.toContain('/office/clock')
  expect(pathsOf('cityOffice', true)).toContain('/office/clock')
})

test('no page of accounts or of the record stands beside the city’s business', () => {
  const business = ROLES.filter((role) => !['sysAdmin', 'securityAdmin', 'auditor'].includes(role))
  for (const role of business) expect(pathsOf(role, true).filter((path) => path === '/accounts' || path === '/audit')).toEqual([])
})

test('whoever has no role has the home page alone', () => {
  expect(pathsOf('visitor', true)).toEqual(['/home'])
})

test('addresses and names stand once a role; groups are not torn apart', () => {
  for (const role of ROLES) {
    const groups = navigationFor(role, { isDemo: true })
    const items = groups.flatMap((group) => group.items)
    expect(new Set(items.map((item) => item.href)).size).toBe(items.length)
    expect(new Set(items.map((item) => item.label)).size).toBe(items.length)
    expect(new Set(groups.map((group) => group.group)).size).toBe(groups.length)
  }
})
