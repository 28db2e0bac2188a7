import 'server-only'
import { registerFileReader } from '@/lib/platform/files/file-access'
import './audit-events'
import { canReadProof } from './contribution-queries'

registerFileReader('contribution', canReadProof)
