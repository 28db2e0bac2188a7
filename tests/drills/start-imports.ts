// Asks for the reading of workbooks already uploaded by an account: one batch and one job each. Prints the ids of the runs.
import { registerFeatures } from '@/lib/composition/register-features'
import { startImport } from '@/lib/org/commands/start-import'
import { loadViewer } from '@/lib/platform/access/session'
import { startSession } from '@/lib/platform/access/sign-in'
import { db } from '@/lib/platform/db/client'

const { prisma, close } = await db()
await registerFeatures()
const [login = '', ...fileIds] = process.argv.slice(2)
const account = await prisma.account.findUniqueOrThrow({ where: { login } })
const viewer = await loadViewer(await startSession(account.id, 'demo'), true)
for (const fileId of fileIds) await startImport(viewer, { kind: 'people', fileId })
await close()
process.exit()
