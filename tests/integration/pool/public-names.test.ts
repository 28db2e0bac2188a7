import { beforeAll, expect, test } from 'vitest'
import { readPublicFilter } from '@/lib/pool/public-filter'
import { readPublicTalents } from '@/lib/pool/public-queries'
import { generateCity } from '@/tests/bench/generate'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const first = async () => {
  const { talents, choices } = await readPublicTalents(readPublicFilter({ title: 'ace' }))
  const talent = talents[0]
  if (!talent) throw new Error('nobody is in the pool')
  return { talent, choices }
}

beforeAll(async () => {
  await generateCity(database.current.pool, { people: 40, holders: 40 })
})

test('a renamed unit, line or title is shown under its new name at once', async () => {
  const { prisma } = database.current
  const before = await first()
  await prisma.unitVersion.updateMany({ where: { name: before.talent.unit }, data: { name: '更名后的单位' } })
  await prisma.line.updateMany({ where: { name: before.talent.line }, data: { name: '更名后的条线' } })
  await prisma.title.update({ where: { code: 'ace' }, data: { name: '更名后的称号' } })
  const { talent } = await first()
  expect([talent.unit, talent.line, talent.titles[0]?.name]).toEqual(['更名后的单位', '更名后的条线', '更名后的称号'])
})

test('a new line and an inactive title change the choices at once', async () => {
  const { prisma } = database.current
  await first()
  await prisma.line.create({ data: { code: 'new', name: '新设条线', sortOrder: 99 } })
  await prisma.title.update({ where: { code: 'expert' }, data: { isActive: false } })
  const { choices } = await first()
  expect(choices.lines.at(-1)?.name).toBe('新设条线')
  expect(choices.titles.map((title) => title.code)).not.toContain('expert')
})
