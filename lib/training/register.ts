import 'server-only'
import { registerPersonPapers } from '@/lib/org/person-files'
import { registerFileReader } from '@/lib/platform/files/file-access'
import './audit-events'
import { canReadTrainingCertificate } from './hours-queries'
import { trainingPapers } from './person-papers'

registerFileReader('trainingCertificate', canReadTrainingCertificate)
registerPersonPapers('training', trainingPapers)
