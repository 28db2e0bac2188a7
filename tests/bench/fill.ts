import pg from 'pg'
import { z } from 'zod'
import { generateCity } from './generate'

const size = z.object({ people: z.number().int(), holders: z.number().int() }).parse(JSON.parse(process.env.BENCH_SIZE ?? 'null'))
const pool = new pg.Pool({ connectionString: process.env.MIGRATE_DATABASE_URL, max: 1 })
await generateCity(pool, size)
await pool.query('VACUUM ANALYZE')
await pool.end()
