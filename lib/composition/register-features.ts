import 'server-only'

/**
 * What features hang into the ground: job handlers, readers of files, followers of spells. Called once a process by the server, by the
 * operations command and by the tests. Each feature adds one line.
 */
export async function registerFeatures(): Promise<void> {
  await import('@/lib/org/register')
  await import('@/lib/titles/register')
  await import('@/lib/training/register')
  await import('@/lib/radiation/register')
  await import('@/lib/pool/register')
  await import('@/lib/rounds/register')
}
