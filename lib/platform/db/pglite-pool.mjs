// PGlite behind a node-postgres Pool, as @prisma/adapter-pg wants it.
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** @param {any} lite @param {object} [extra] @returns {import("pg").Pool} */
export function poolFromPglite(lite, extra = {}) {
  const cfg = createPgConfig(lite)
  // adapter-pg passes { types: {getTypeParser} }; PGlite's serialize.parse() does types.forEach
  const parse = cfg.connection.parse.bind(cfg.connection)
  cfg.connection.parse = (q) => parse({ ...q, types: undefined })
  return /** @type {any} */ (new OneConnectionPool(Object.assign(cfg, { max: 1, idleTimeoutMillis: 0 }, extra)))
}

// pg.Pool destroys a client whose query failed. All clients of this pool share ONE in-process
// connection, so a destroyed client's unread replies reach the next client: wrong answers.
// Never destroy; give the client back clean (out of any transaction) instead.
class OneConnectionPool extends pg.Pool {
  connect(cb) {
    const p = super.connect().then((client) => {
      const release = client.release
      client.release = () => {
        client.release = release
        if (client._txStatus == null || client._txStatus === 'I') return release.call(client)
        client.query('ROLLBACK').then(
          () => release.call(client),
          () => release.call(client),
        )
      }
      return client
    })
    if (!cb) return p
    p.then(
      (c) => cb(undefined, c, c.release),
      (e) => cb(e, undefined, () => {}),
    )
  }
  query(text, values, cb) {
    if (typeof values === 'function') {
      cb = values
      values = undefined
    }
    const p = this.connect().then(async (c) => {
      try {
        return await c.query(text, values)
      } finally {
        c.release()
      }
    })
    if (!cb) return p
    p.then(
      (r) => cb(undefined, r),
      (e) => cb(e),
    )
  }
}

/**
 * Factory for the schema engine over any pg pool.
 * @param {any} PrismaPg @param {any} pool @param {any} [shadow] @returns {any}
 */
export function migrationFactory(PrismaPg, pool, shadow) {
  const inner = new PrismaPg(pool)
  const wrap = (adapter, p) => {
    // adapter-pg splits scripts on every ';' (breaks $$ bodies); the simple protocol runs them whole
    adapter.executeScript = async (sql) => {
      await p.query(sql)
    }
    // adapter-pg refuses oid 18 ("char"), which the engine's introspection selects
    const io = adapter.performIO.bind(adapter)
    const raw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (q) => {
      let chars = []
      adapter.performIO = async (x) => {
        const r = await io(x)
        chars = (r?.fields ?? []).flatMap((f, i) => (f.dataTypeID === 18 ? [i] : []))
        for (const i of chars) r.fields[i].dataTypeID = 25
        return r
      }
      const res = await raw(q)
      for (const i of chars) res.columnTypes[i] = ColumnTypeEnum.Character
      return res
    }
    return adapter
  }
  return {
    provider: 'postgres',
    adapterName: inner.adapterName,
    connect: async () => wrap(await inner.connect(), pool),
    connectToShadowDb: async () => {
      if (!shadow) throw new Error('no shadow database here')
      const p = shadow()
      return wrap(await new PrismaPg(p).connect(), p)
    },
  }
}
