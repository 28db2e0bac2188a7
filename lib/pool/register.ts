import 'server-only'
import { registerPersonPapers } from '@/lib/org/person-files'
import { registerFileReader } from '@/lib/platform/files/file-access'
import { registerHoldingFollower } from '@/lib/titles/holding-changes'
import './audit-events'
import { canReadCorrectionProof } from './correction-queries'
import { correctionPapers } from './person-papers'
import { refreshPoolEntries } from './refresh-entries'

registerHoldingFollower(refreshPoolEntries)
registerFileReader('correction', canReadCorrectionProof)
registerPersonPapers('pool', correctionPapers)
