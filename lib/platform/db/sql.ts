import 'server-only'
import { Prisma } from './generated/client'

/** A piece of SQL with its values apart, put together from other pieces: the only way in which a statement is composed. */
export type Sql = Prisma.Sql
export const sql = Prisma.sql
export const joinSql = Prisma.join
export const emptySql = Prisma.empty
