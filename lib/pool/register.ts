import 'server-only'
import { registerHoldingFollower } from '@/lib/titles/holding-changes'
import './audit-events'
import { refreshPoolEntries } from './refresh-entries'

registerHoldingFollower(refreshPoolEntries)
