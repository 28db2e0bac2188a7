import 'server-only'
import { registerPersonPapers } from '@/lib/org/person-files'
import { registerSpellFollower } from '@/lib/org/spell-changes'
import { registerFileReader } from '@/lib/platform/files/file-access'
import './audit-events'
import { placeDues } from './commands/place-dues'
import { rewriteLedger } from './commands/rewrite-ledger'
import { canReadDelivery } from './entitlement-queries'
import { followHoldingChanges } from './holding-changes'
import { titlePapers } from './person-papers'
import { canReadProof } from './recognition-queries'

// Where a person belongs decides where the person counts, where the pool shows them, and who owes what is due.
registerSpellFollower(async (tx, personIds, cause) => {
  await rewriteLedger(tx, personIds, cause)
  await followHoldingChanges(tx, personIds)
  await placeDues(tx, personIds, cause.actor)
})

registerFileReader('recognition', canReadProof)
registerFileReader('delivery', canReadDelivery)
registerPersonPapers('titles', titlePapers)
