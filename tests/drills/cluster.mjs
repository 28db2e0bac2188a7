// Two PostgreSQL clusters of the drill's own on the loopback: a primary, its standby fed by streaming replication, and a door that leads to one of them.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'

function binaries() {
  const home = '/usr/lib/postgresql'
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(a) - Number(b)) : []
  const newest = versions.at(-1)
  return newest ? path.join(home, newest, 'bin') : ''
}

/** Runs a program of PostgreSQL; it refuses to be root, so as root it is run as `postgres`. */
function runPostgres(name, args) {
  const line = [path.join(binaries(), name), ...args].map((part) => `'${part}'`).join(' ')
  const isRoot = process.getuid?.() === 0
  const result = isRoot
    ? spawnSync('su', ['postgres', '-s', '/bin/sh', '-c', line], { encoding: 'utf8' })
    : spawnSync('sh', ['-c', line], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`${name}: ${result.stderr || result.stdout}`)
  return result.stdout
}

/** @param {{ primaryPort: number, standbyPort: number }} ports */
export function makeCluster({ primaryPort, standbyPort }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-cluster-'))
  if (process.getuid?.() === 0) spawnSync('chown', ['postgres', folder])
  chmodSync(folder, 0o755)
  const places = {
    primary: { data: path.join(folder, 'primary'), port: primaryPort },
    standby: { data: path.join(folder, 'standby'), port: standbyPort },
  }
  const control = (name, ...args) => runPostgres('pg_ctl', ['-D', places[name].data, '-w', ...args])
  const start = (name) =>
    control(
      name,
      '-l',
      `${places[name].data}.log`,
      '-o',
      `-p ${places[name].port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=100`,
      'start',
    )
  return {
    startPrimary() {
      runPostgres('initdb', ['-D', places.primary.data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'])
      start('primary')
    },
    /** A base backup that follows the primary. */
    startStandby() {
      const source = `host=127.0.0.1 port=${primaryPort} user=postgres application_name=standby`
      runPostgres('pg_basebackup', ['-D', places.standby.data, '-d', source, '-R', '-X', 'stream', '-c', 'fast'])
      start('standby')
    },
    killStandby: () => control('standby', '-m', 'immediate', 'stop'),
    startStandbyAgain: () => start('standby'),
    killPrimary: () => control('primary', '-m', 'immediate', 'stop'),
    promoteStandby: () => control('standby', 'promote'),
    stop() {
      for (const name of ['standby', 'primary'])
        try {
          control(name, '-m', 'immediate', 'stop')
        } catch {
          // Never started, or stopped by the drill.
        }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a pooler or a floating address is in front of two databases: one port, led to whichever is the primary. */
export async function openDoor(port, target) {
  let current = target
  const open = new Set()
  const server = createServer((client) => {
    const upstream = connect(current, '127.0.0.1')
    const close = () => {
      client.destroy()
      upstream.destroy()
      open.delete(close)
    }
    open.add(close)
    for (const socket of [client, upstream]) socket.on('error', close).on('close', close)
    client.pipe(upstream).pipe(client)
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    leadTo(next) {
      current = next
      for (const close of open) close()
    },
    close: () => server.close(),
  }
}

/**
 * PgBouncer in transaction pooling before the door, where it is installed; without it the portals use the door itself.
 * @returns {{ port: number, stop: () => void }} the port to connect to
 */
export function openPooler(port, doorPort) {
  const program = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((file) => existsSync(file))
  if (!program) return { port: doorPort, stop: () => {} }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-pooler-'))
  writeFileSync(path.join(folder, 'users.txt'), '"portal_web" ""\n"postgres" ""\n')
  writeFileSync(
    path.join(folder, 'pgbouncer.ini'),
    `[databases]
portal = host=127.0.0.1 port=${doorPort} dbname=portal
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${path.join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = 20
server_login_retry = 1
query_wait_timeout = 5
ignore_startup_parameters = extra_float_digits, statement_timeout, lock_timeout, idle_in_transaction_session_timeout
`,
  )
  const isRoot = process.getuid?.() === 0
  if (isRoot) spawnSync('chown', ['-R', 'postgres', folder])
  chmodSync(folder, 0o755)
  const child = spawn(program, ['-q', ...(isRoot ? ['-u', 'postgres'] : []), path.join(folder, 'pgbouncer.ini')], {
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  return {
    port,
    stop() {
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
