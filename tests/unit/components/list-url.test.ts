import { describe, expect, it } from 'vitest'
import { hrefWith, pageHref, sortBy } from '@/components/tables/list-url'

describe('the address of a list', () => {
  it('keeps what is not changed and drops the page of the old list', () => {
    expect(hrefWith('/people', { q: '张', line: ['a', 'b'], after: 'x' }, { unit: 'u1' })).toBe('/people?q=%E5%BC%A0&line=a&line=b&unit=u1')
  })

  it('takes a key away when its new value is empty', () => {
    expect(hrefWith('/people', { q: 'zh', unit: 'u1' }, { q: '', unit: undefined })).toBe('/people')
  })

  it('has one paging key at a time', () => {
    expect(pageHref('/people', { q: 'zh', after: 'a' }, 'before', 'b')).toBe('/people?q=zh&before=b')
    expect(pageHref('/people', { q: 'zh' }, 'after', null)).toBeUndefined()
  })

  it('turns the sorted column round and starts another one upwards', () => {
    expect(sortBy('/people', { sort: 'name' }, 'name')).toEqual({ href: '/people?sort=-name', direction: 'asc' })
    expect(sortBy('/people', { sort: '-name' }, 'name')).toEqual({ href: '/people?sort=name', direction: 'desc' })
    expect(sortBy('/people', { sort: 'name' }, 'age')).toEqual({ href: '/people?sort=age', direction: undefined })
    expect(sortBy('/people', {}, 'name', 'name').direction).toBe('asc')
  })
})
