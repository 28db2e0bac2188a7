// Steps of the drill of two machines: figures are read on the standby, are never older than what was committed, and survive its loss.

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** @typedef {{ ask: Function, expect: Function, portals: string[], ports: { primaryPort: number, standbyPort: number }, cookie: string }} Drill */

const dashboard = async (base, cookie) => {
  const startedAt = Date.now()
  const answer = await fetch(`${base}/dashboard`, { headers: { cookie }, redirect: 'manual' })
  return { status: answer.status, text: await answer.text(), ms: Date.now() - startedAt }
}

/** Transactions of the standby's own counter; it is written about a second late. */
async function countedOnStandby({ ask, ports }) {
  await sleep(1500)
  const [row] = await ask(ports.standbyPort, `SELECT xact_commit::int AS done FROM pg_stat_database WHERE datname = 'portal'`)
  return row.done
}

/** Renames a line at the primary and looks at once whether a dashboard shows it; answers how many did not. */
async function staleAnswers({ ask, portals, ports, cookie }, rounds, mark) {
  let stale = 0
  const times = []
  const [line] = await ask(ports.primaryPort, `SELECT id, name FROM "Line" WHERE "isActive" ORDER BY "sortOrder", id LIMIT 1`)
  for (let round = 0; round < rounds; round++) {
    const name = `${line.name}${mark}${round}`
    await ask(ports.primaryPort, `UPDATE "Line" SET name = $1 WHERE id = $2`, [name, line.id])
    for (const seen of await Promise.all(portals.map((base) => dashboard(base, cookie)))) {
      if (!seen.text.includes(name)) stale += 1
      times.push(seen.ms)
    }
  }
  await ask(ports.primaryPort, `UPDATE "Line" SET name = $1 WHERE id = $2`, [line.name, line.id])
  times.sort((a, b) => a - b)
  return { stale, asked: times.length, median: times[Math.floor(times.length / 2)] }
}

export async function readsOnStandby(drill) {
  const { ask, expect, ports } = drill
  const before = await countedOnStandby(drill)
  const fresh = await staleAnswers(drill, 20, '甲')
  const grown = (await countedOnStandby(drill)) - before
  const names = (
    await ask(
      ports.standbyPort,
      `SELECT DISTINCT application_name AS name FROM pg_stat_activity WHERE application_name LIKE '%-reads' ORDER BY 1`,
    )
  ).map(({ name }) => name)
  console.log(
    `dashboards: ${fresh.asked} asked, median ${fresh.median} ms, ${grown} transactions on the standby, connected: ${names.join(', ')}`,
  )
  expect('dashboards of both portals are read on the standby', grown > fresh.asked * 5 && names.join() === 'first-reads,second-reads')
  expect(`each shows what was committed the moment before: ${fresh.stale} did not`, fresh.stale === 0)
}

/** The standby stands still while changes go on: connected, and stale. */
export async function staleStandby(drill, whileStale) {
  const { ask, expect, ports } = drill
  await ask(ports.standbyPort, 'SELECT pg_wal_replay_pause()')
  const fresh = await staleAnswers(drill, 5, '乙')
  expect(`with the standby's replay stopped dashboards are read on the primary: ${fresh.stale} of ${fresh.asked} stale`, fresh.stale === 0)
  await whileStale()
  await ask(ports.standbyPort, 'SELECT pg_wal_replay_resume()')
}

/** Killed, then back. Commits would wait for it, so it is taken out of the list before, as an operator has to. */
export async function standbyAway(drill, cluster, synchronous) {
  const { expect, portals, cookie } = drill
  await synchronous(false)
  cluster.killStandby()
  const seen = []
  for (let round = 0; round < 5; round++) seen.push(...(await Promise.all(portals.map((base) => dashboard(base, cookie)))))
  const slowest = Math.max(...seen.map(({ ms }) => ms))
  expect(
    `with the standby dead every page answers, the slowest in ${slowest} ms`,
    seen.every(({ status }) => status === 200),
  )
  cluster.startStandbyAgain()
  await synchronous(true)
  // A standby that was away is left alone for five seconds.
  await sleep(6000)
  const before = await countedOnStandby(drill)
  await Promise.all(portals.map((base) => dashboard(base, cookie)))
  expect('the standby back, it is read again by itself', (await countedOnStandby(drill)) - before > 10)
}

export async function dashboardsAnswer({ expect, portals, cookie }, name) {
  const seen = await Promise.all(portals.map((base) => dashboard(base, cookie)))
  expect(
    name,
    seen.every(({ status }) => status === 200),
  )
}
