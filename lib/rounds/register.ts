import 'server-only'
import { registerFileReader } from '@/lib/platform/files/file-access'
import { canReadAttachment } from './attachment-access'

registerFileReader('attachment', canReadAttachment)
