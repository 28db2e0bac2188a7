// The least there is: node:http, pg, one JSON answer. Its address of the database comes by DATABASE_URL, its port by PORT.
import { createServer } from 'node:http'
import pg from 'pg'
import { readBareTalents } from './bare-query.mjs'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

createServer(async (request, response) => {
  try {
    const titles = new URL(request.url ?? '/', 'http://localhost').searchParams.getAll('title')
    const body = JSON.stringify(await readBareTalents(pool, titles))
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
}).listen(Number(process.env.PORT), '127.0.0.1')
