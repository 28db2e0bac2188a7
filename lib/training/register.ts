import 'server-only'
import { registerFileReader } from '@/lib/platform/files/file-access'
import './audit-events'
import { canReadTrainingCertificate } from './hours-queries'

registerFileReader('trainingCertificate', canReadTrainingCertificate)
