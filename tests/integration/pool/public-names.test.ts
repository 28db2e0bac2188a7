import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operator } from '@/lib/cli/operator'
import { answerMemory } from '@/lib/platform/http/answer-memory'
import { withdrawConsent } from '@/lib/pool/commands/withdraw-consent'
import { readPublicFilter } from '@/lib/pool/public-filter'
import { readPublicTalents } from '@/lib/pool/public-queries'
import { readPublicStamp } from '@/lib/pool/public-stamp'
import { generateCity } from '@/prisma/seed/large/generate-city'
import { useTestDatabase } from '@/tests/support/database'

const database = useTestDatabase()
const first = async () => {
  const { talents, choices } = await readPublicTalents(readPublicFilter({ title: 'ace' }))
  const talent = talents[0]
  if (!talent) throw new Error('nobody is in the pool')
  return { talent, choices }
}

beforeAll(async () => {
  await generateCity(database.current, { people: 80, seed: 1, holders: 1000 })
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
  await prisma.line.create({ data: { code: 'new', name: '新设条线', sortOrder: 999 } })
  await prisma.title.update({ where: { code: 'expert' }, data: { isActive: false } })
  const { choices } = await first()
  expect(choices.lines.at(-1)?.name).toBe('新设条线')
  expect(choices.titles.map((title) => title.code)).not.toContain('expert')
})

/** The public list behind the memory of answers, as the server gives it; `made` counts how often it was made. */
async function listServer() {
  const state = { made: 0 }
  const memory = answerMemory({ paths: new Set(['/talents']), readStamp: async () => (await readPublicStamp(database.current.pool)).stamp })
  const server = createServer((request, response) => {
    void memory(request, response, async (_, answer) => {
      state.made += 1
      const { talents } = await readPublicTalents(readPublicFilter({ title: 'ace' }))
      answer.setHeader('content-type', 'application/json')
      answer.end(JSON.stringify(talents.map(({ id, name }) => ({ id, name }))))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => server.close())
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/talents`
  return { state, list: async () => (await (await fetch(address)).json()) as { id: string; name: string }[] }
}

test('a kept list is made anew for the first visitor after a consent is withdrawn, a unit renamed, or the day moved', async () => {
  const { prisma } = database.current
  const { state, list } = await listServer()
  const [person] = await list()
  await list()
  expect(state.made).toBe(1)
  await withdrawConsent(operator('cityOffice'), { personId: person?.id ?? '' })
  expect((await list()).map(({ id }) => id)).not.toContain(person?.id)
  await prisma.unitVersion.updateMany({ data: { reason: '核对名称' } })
  await list()
  expect(state.made).toBe(3)
  await prisma.businessClock.upsert({ where: { id: 1 }, create: { id: 1, offset: 86_400 }, update: { offset: { increment: 86_400 } } })
  await list()
  await list()
  expect(state.made).toBe(4)
})

test('a change that was undone leaves the kept list as it is', async () => {
  const { prisma } = database.current
  const { state, list } = await listServer()
  await list()
  await prisma
    .$transaction(async (tx) => {
      await tx.poolEntry.updateMany({ data: { headline: '未提交' } })
      throw new Error('undone')
    })
    .catch(() => {})
  await list()
  expect(state.made).toBe(1)
})
