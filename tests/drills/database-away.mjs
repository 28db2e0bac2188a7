// Drill: the database goes away under the running portal and comes back. Needs a build and TEST_DATABASE_URL's server to be one this
// drill may stop: DRILL_STOP and DRILL_START are the commands for it. Prints what it saw; exits 1 when something was not as promised.
import { spawnSync } from 'node:child_process'

const base = process.env.DRILL_BASE_URL ?? 'http://localhost:4360'
const shell = (command) => {
  const result = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`${command}: ${result.stderr}`)
}
const look = async (path) => {
  const answer = await fetch(base + path, { redirect: 'manual' }).catch((error) => ({ status: 0, text: async () => String(error) }))
  return { status: answer.status, text: await answer.text() }
}
const faults = []
const expectStatus = (name, seen, wanted) => {
  console.log(`${name}: ${seen}`)
  if (seen !== wanted) faults.push(`${name}: ${seen} instead of ${wanted}`)
}
async function until(path, wanted, seconds) {
  for (let tries = 0; tries < seconds * 2; tries++) {
    const { status } = await look(path)
    if (status === wanted) return status
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return (await look(path)).status
}

if (!process.env.DRILL_STOP || !process.env.DRILL_START) throw new Error('DRILL_STOP and DRILL_START are missing')
expectStatus('before', (await look('/talents')).status, 200)
shell(process.env.DRILL_STOP)
expectStatus('away: page', await until('/talents', 503, 20), 503)
const page = await look('/talents')
if (!page.text.includes('门户暂时不可用')) faults.push('the page while away has no words')
expectStatus('away: livez', (await look('/livez')).status, 200)
expectStatus('away: readyz', (await look('/readyz')).status, 503)
shell(process.env.DRILL_START)
expectStatus('back: page', await until('/talents', 200, 30), 200)
expectStatus('back: readyz', (await look('/readyz')).status, 200)
for (const fault of faults) console.error(fault)
process.exit(faults.length > 0 ? 1 : 0)
