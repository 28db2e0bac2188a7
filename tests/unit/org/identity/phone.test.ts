import { describe, expect, it } from 'vitest'
import { parsePhone } from '@/lib/org/identity/phone'

describe('parsePhone', () => {
  it.each([
    ['13812345678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ['138-1234-5678', '13812345678'],
    ['+86 138 1234 5678', '13812345678'],
    ['008613812345678', '13812345678'],
    ["'13812345678", '13812345678'],
    [13812345678, '13812345678'],
  ])('reads %s', (text, value) => {
    expect(parsePhone(text)).toEqual({ ok: true, value, isFirstOfSeveral: false })
  })

  it('takes the first of several', () => {
    expect(parsePhone('13812345678/13912345678')).toEqual({ ok: true, value: '13812345678', isFirstOfSeveral: true })
    expect(parsePhone('13812345678\n13912345678')).toEqual({ ok: true, value: '13812345678', isFirstOfSeveral: true })
  })

  it('takes a landline only where allowed', () => {
    expect(parsePhone('0571-88881234').ok).toBe(false)
    expect(parsePhone('0571-88881234', { allowLandline: true })).toEqual({ ok: true, value: '057188881234', isFirstOfSeveral: false })
  })

  it.each([
    ['', '手机号未填。'],
    ['1345323888', '手机号应为 11 位数字，现有 10 位，请核对。'],
    ['12812345678', '手机号不是有效的手机号码，请核对。'],
    ['不详', '手机号中有不该出现的字符，应为 11 位数字，请核对。'],
  ])('refuses %s', (text, reason) => {
    expect(parsePhone(text, { allowLandline: true })).toEqual({ ok: false, reason })
  })
})
