import { describe, expect, it } from 'vitest'
import { currentHref, type NavGroup } from '@/components/shell/navigation'

const groups: NavGroup[] = [
  { items: [{ href: '/dashboard', label: '指标', icon: 'gauge' }] },
  { group: '评选', items: [{ href: '/dashboard/screen', label: '大屏', icon: 'monitor' }] },
]

describe('the current item of the rail', () => {
  it('is the longest address that the path begins with', () => {
    expect(currentHref(groups, '/dashboard')).toBe('/dashboard')
    expect(currentHref(groups, '/dashboard/screen')).toBe('/dashboard/screen')
    expect(currentHref(groups, '/dashboard/lines/1')).toBe('/dashboard')
  })

  it('does not take half a segment', () => expect(currentHref(groups, '/dashboards')).toBeUndefined())
})
