import 'server-only'
import { registerFileReader } from '@/lib/platform/files/file-access'
import { registerJob } from '@/lib/platform/jobs/registry'
import { archivePurpose, canReadArchive } from './archive-access'
import { canReadAttachment } from './attachment-access'
import { makeArchive } from './jobs/make-archive'
import { scanBlindFiles } from './jobs/scan-blind-files'

registerFileReader('attachment', canReadAttachment)
registerFileReader(archivePurpose, canReadArchive)
registerJob('rounds.makeArchive', '制作卷宗', makeArchive)
registerJob('rounds.blindScan', '检查匿名材料', scanBlindFiles)
