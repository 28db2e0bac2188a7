// One run of the bench: database, servers, equality, rounds, page weights, report.
import { deepStrictEqual } from 'node:assert'
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { makeDatabase } from './database.mjs'
import { measureInterleaved } from './measure.mjs'
import { PAGE_LIMIT, pageWeight } from './page-weight.mjs'
import { report } from './report.mjs'
import { startServers } from './servers.mjs'

const QUERY = '?title=ace'
/** A run smaller than this shows that the bench works; its figures are not kept. */
const FULL_SIZE = 100_000

async function requireEqualAnswers(urls) {
  const [portal, bare] = await Promise.all([urls.portalJson, urls.bareJson].map(async (url) => (await fetch(url)).json()))
  deepStrictEqual(portal, bare, 'the portal and the bare server answer differently')
  const [page, barePage] = await Promise.all([urls.portalPage, urls.barePage].map(async (url) => (await fetch(url)).text()))
  for (const talent of portal.talents)
    if (!page.includes(talent.id) || !barePage.includes(talent.id)) throw new Error('the pages do not list the same people')
  return portal.talents[0].id
}

async function weigh(base, talentId) {
  const paths = { '/': '/', '/talents': '/talents', '/talents/[id]': `/talents/${talentId}`, '/notices': '/notices', '/verify': '/verify' }
  const weights = []
  for (const [name, address] of Object.entries(paths)) weights.push({ path: name, bytes: await pageWeight(base, address) })
  return weights
}

/**
 * @param {string} ownerUrl a role that may create databases and roles
 * @param {{ people: number, rounds: number, seconds: number, connections: number }} settings
 * @returns {Promise<number>} exit code
 */
export async function runBench(ownerUrl, settings) {
  const holders = Math.max(1, Math.round(settings.people * 0.08))
  const loadBefore = os.loadavg()[0] ?? 0
  const closing = []
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close().finally(() => process.exit(1)))
  try {
    console.log(`Making a database of ${settings.people.toLocaleString('en')} people …`)
    const database = await makeDatabase(ownerUrl, { people: settings.people, holders })
    closing.push(database.drop)
    console.log('Building the bare page and starting the servers …')
    const servers = await startServers(database.appUrl)
    closing.push(servers.stop)
    const urls = {
      portalPage: `${servers.portal}/talents${QUERY}`,
      barePage: `${servers.bareNext}/talents${QUERY}`,
      portalJson: `${servers.portal}/api/public/talents${QUERY}`,
      bareJson: `${servers.bareHttp}/${QUERY}`,
    }
    const talentId = await requireEqualAnswers(urls)
    console.log(`Measuring: ${settings.rounds} rounds of ${Object.keys(urls).length} × ${settings.seconds} s …`)
    const rounds = await measureInterleaved(urls, settings)
    const weights = await weigh(servers.portal, talentId)
    const text = report({ rounds, weights, settings, holders, postgres: database.version, loadBefore })
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
