// Accounts for the desk's pages in a database that no server uses yet. They sign in without a password, which only a demo's server allows.
import { db } from '@/lib/platform/db/client'
import { createAccountRow, grantRow } from '@/tests/factories/accounts'

const { prisma, close } = await db()
for (const role of ['cityLeader', 'cityOffice'] as const) {
  const account = await createAccountRow(prisma, { login: `bench-${role}`, name: role })
  await grantRow(prisma, account.id, role)
}
console.log('true')
await close()
process.exit()
