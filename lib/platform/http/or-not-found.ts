import 'server-only'
import { notFound } from 'next/navigation'
import { AppError } from '../errors'

/** For pages: what is not there, or not the viewer's, shows the "not found" page; other errors go on. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && (error.code === 'notFound' || error.code === 'forbidden')) notFound()
    throw error
  }
}
