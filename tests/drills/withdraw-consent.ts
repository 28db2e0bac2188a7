// Takes back a person's consent to be shown, as the office does, in a process of its own.
import { operator } from '@/lib/cli/operator'
import { registerFeatures } from '@/lib/composition/register-features'
import { db } from '@/lib/platform/db/client'
import { withdrawConsent } from '@/lib/pool/commands/withdraw-consent'

const { close } = await db()
await registerFeatures()
await withdrawConsent(operator('cityOffice'), { personId: process.argv[2] ?? '' })
await close()
process.exit()
