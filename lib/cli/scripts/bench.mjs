// npm run bench [-- --people N --rounds N --seconds N --connections N]: how far the public list stands from the least that could serve it.
// Needs PostgreSQL; everything runs on this machine's loopback, in a database of its own that is dropped afterwards.
import { parseArgs } from 'node:util'
import { buildPortal, generateClient, installPackages } from './prepare.mjs'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '8' },
  },
})
const settings = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]))
const strange = Object.entries(settings).filter(([, number]) => !Number.isInteger(number) || number < 1)

if (strange.length > 0) {
  console.error(strange.map(([name]) => `--${name}: a whole number of at least 1 is wanted`).join('\n'))
  process.exit(1)
}
if (!process.env.BENCH_DATABASE_URL) {
  console.error(
    'BENCH_DATABASE_URL is missing. Set it to a PostgreSQL 15+ role that may create databases and roles, for example:\n\n' +
      '  BENCH_DATABASE_URL=postgres://postgres@127.0.0.1:5432/postgres npm run bench\n\n' +
      'The bench makes a database and a role of its own there and drops them when it ends.',
  )
  process.exit(1)
}

installPackages()
generateClient()
buildPortal()
const { runBench } = await import('../../../tests/bench/run.mjs')
process.exit(await runBench(process.env.BENCH_DATABASE_URL, settings))
