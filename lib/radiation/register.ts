import 'server-only'
import { registerPersonPapers } from '@/lib/org/person-files'
import { registerFileReader } from '@/lib/platform/files/file-access'
import './audit-events'
import { canReadProof } from './contribution-queries'
import { contributionPapers } from './person-papers'

registerFileReader('contribution', canReadProof)
registerPersonPapers('radiation', contributionPapers)
