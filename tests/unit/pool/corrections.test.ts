import { expect, test } from 'vitest'
import { CORRECTION_FIELDS, CORRECTION_LABELS, checkCorrection, specialitiesOf } from '@/lib/pool/corrections'
import { absenceLabels, correctionStateLabels } from '@/lib/pool/labels'

test('every field has words, and a value is judged as an edit of the unit would be', () => {
  for (const field of CORRECTION_FIELDS) {
    expect(CORRECTION_LABELS[field]).not.toBe('')
    expect(checkCorrection(field, '   ')).toMatchObject({ ok: false })
  }
  expect(checkCorrection('phone', '13800138000')).toEqual({ ok: true, text: '13800138000' })
  expect(checkCorrection('phone', '1380')).toMatchObject({ ok: false })
  expect(checkCorrection('birthDate', '1985-02-30')).toMatchObject({ ok: false })
  expect(checkCorrection('name', '名'.repeat(41))).toMatchObject({ ok: false })
  expect(checkCorrection('specialities', Array.from({ length: 11 }, (_, index) => `专长${index}`).join('、'))).toMatchObject({ ok: false })
  expect(checkCorrection('specialities', '造价，招标、 造价')).toEqual({ ok: true, text: '造价、招标' })
  expect(specialitiesOf('、，')).toEqual([])
  expect(Object.values(correctionStateLabels).every(({ text }) => text !== '')).toBe(true)
  expect(Object.values(absenceLabels).every((text) => text !== '')).toBe(true)
})
