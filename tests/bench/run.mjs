// One run of the bench: cities, servers, equality, rounds of load, the dashboard's data, the import, the embedded database, page weights, report.
import { deepStrictEqual } from 'node:assert'
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'
import { openWorkshop, runScript } from './database.mjs'
import { measureDeskPages } from './desk-pages.mjs'
import { measureInterleaved } from './measure.mjs'
import { PAGE_LIMIT, pageWeight } from './page-weight.mjs'
import { report } from './report.mjs'
import { startServers } from './servers.mjs'

const QUERY = '?title=ace'
const SMALL_CITY = 10_000
/** A run smaller than this shows that the bench works; its figures are not kept. */
const FULL_SIZE = 100_000
const CROWD = { connections: 50, seconds: 10 }

async function requireEqualAnswers(urls) {
  const [portal, bare] = await Promise.all([urls.jsonAnew, urls.jsonBare].map(async (url) => (await fetch(url)).json()))
  deepStrictEqual(portal, bare, 'the portal and the bare server answer differently')
  for (const name of ['pageAnew', 'pageKept', 'pageBare']) {
    const page = await (await fetch(urls[name])).text()
    for (const talent of portal.talents) if (!page.includes(talent.id)) throw new Error(`${name} does not list the same people`)
  }
  return portal.talents[10] ?? portal.talents[0]
}

async function weigh(base, talentId) {
  const paths = { '/': '/', '/talents': '/talents', '/talents/[id]': `/talents/${talentId}`, '/notices': '/notices', '/verify': '/verify' }
  const weights = []
  for (const [name, address] of Object.entries(paths)) weights.push({ path: name, bytes: await pageWeight(base, address) })
  return weights
}

/** Most memory of the server while many visitors ask at once, pages made anew. */
async function underCrowd(server) {
  const urls = ['/talents?title=ace', '/', '/talents', '/api/public/talents', '/notices']
  await autocannon({
    url: server.base,
    connections: CROWD.connections,
    duration: CROWD.seconds,
    timeout: 60,
    requests: urls.map((item) => ({ path: item })),
  })
  return server.memory()
}

/**
 * @param {string} ownerUrl a role that may create databases and roles
 * @param {{ people: number, rounds: number, seconds: number, connections: number }} settings
 * @returns {Promise<number>} exit code
 */
export async function runBench(ownerUrl, settings) {
  const loadBefore = os.loadavg()[0] ?? 0
  const closing = []
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close().finally(() => process.exit(1)))
  try {
    const workshop = await openWorkshop(ownerUrl)
    closing.push(workshop.drop)
    console.log(`Making cities of ${SMALL_CITY.toLocaleString('en')} and ${settings.people.toLocaleString('en')} people …`)
    const small = await workshop.makeCity(SMALL_CITY)
    const large = settings.people === SMALL_CITY ? small : await workshop.makeCity(settings.people)
    console.log(`… in ${large.seconds.toFixed(0)} s. The dashboard's data, and the holdings grouped live …`)
    const dashboard = await runScript('tests/bench/dashboard.ts', {
      ...large.env,
      BENCH_DASHBOARD: JSON.stringify({ small: small.appUrl, large: large.appUrl, rounds: 15 }),
    })
    console.log('Building the bare page and starting the servers …')
    const servers = await startServers(large.appUrl)
    closing.push(servers.stop)
    const urls = {
      pageAnew: `${servers.anew.base}/talents${QUERY}`,
      pageBare: `${servers.bareNext.base}/talents${QUERY}`,
      pageKept: `${servers.portal.base}/talents${QUERY}`,
      jsonAnew: `${servers.anew.base}/api/public/talents${QUERY}`,
      jsonBare: `${servers.bareHttp.base}/${QUERY}`,
      listAnew: `${servers.anew.base}/talents`,
    }
    const talent = await requireEqualAnswers(urls)
    urls.searchAnew = `${servers.anew.base}/talents?q=${encodeURIComponent([...talent.name].slice(0, 2).join(''))}`
    console.log(`Measuring: ${settings.rounds} rounds of ${Object.keys(urls).length} × ${settings.seconds} s …`)
    const rounds = await measureInterleaved(urls, settings)
    const weights = await weigh(servers.portal.base, talent.id)
    console.log(`${CROWD.connections} visitors at once …`)
    const crowd = { anew: await underCrowd(servers.anew), kept: await underCrowd(servers.portal), ...CROWD }
    await servers.stop()
    console.log('A roster of 20,000 rows …')
    const roster = await runScript('tests/bench/roster.ts', large.env)
    console.log('The embedded database …')
    const desk = await measureDeskPages()
    const made = { seconds: large.seconds, people: settings.people }
    const postgres = `${workshop.version}${workshop.isSafe ? '' : ' with fsync off'}`
    const text = report({
      rounds,
      weights,
      settings,
      made,
      dashboard,
      crowd,
      roster,
      desk,
      postgres,
      loadBefore,
      loadAfter: os.loadavg()[0] ?? 0,
    })
    console.log(`\n${text}`)
    if (settings.people >= FULL_SIZE) writeFileSync(path.join(import.meta.dirname, 'results.md'), text)
    const tooHeavy = weights.filter(({ bytes }) => bytes > PAGE_LIMIT)
    for (const { path: page, bytes } of tooHeavy) console.error(`${page} ships ${bytes} bytes of JavaScript, more than ${PAGE_LIMIT}`)
    return tooHeavy.length > 0 ? 1 : 0
  } catch (error) {
    console.error(error)
    return 1
  } finally {
    await close()
  }
}
