import 'server-only'
import { registerFileReader } from '@/lib/platform/files/file-access'
import { registerJob } from '@/lib/platform/jobs/registry'
import { canReadDocument, documentPapers } from './document-queries'
import { runImportOrg } from './jobs/import-org'
import { runImportPeople } from './jobs/import-people'
import { runReadOrg } from './jobs/read-org'
import { runReadRoster } from './jobs/read-roster'
import { registerPersonPapers } from './person-files'

registerJob('org.readRoster', '读取花名册', runReadRoster)
registerJob('org.importPeople', '导入花名册', runImportPeople)
registerJob('org.readOrg', '读取单位和条线', runReadOrg)
registerJob('org.importOrg', '导入单位和条线', runImportOrg)

registerFileReader('personDocument', canReadDocument)
registerPersonPapers('org', documentPapers)
