import { z } from 'zod'
import { archiveCopies } from './archive/format'

export const requestArchiveSchema = z.object({ roundId: z.string().min(1), copy: z.enum(archiveCopies) })
