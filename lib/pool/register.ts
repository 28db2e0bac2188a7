import 'server-only'
import { registerFileReader } from '@/lib/platform/files/file-access'
import { registerHoldingFollower } from '@/lib/titles/holding-changes'
import './audit-events'
import { canReadCorrectionProof } from './correction-queries'
import { refreshPoolEntries } from './refresh-entries'

registerHoldingFollower(refreshPoolEntries)
registerFileReader('correction', canReadCorrectionProof)
