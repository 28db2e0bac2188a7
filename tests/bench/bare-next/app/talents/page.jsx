import pg from 'pg'
import { readBareTalents } from '../../../bare-query.mjs'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

/** The same people with the same fields as a plain list. */
export default async function TalentsPage({ searchParams }) {
  const { title } = await searchParams
  const page = await readBareTalents(pool, [title].flat())
  return (
    <main>
      <h1>人才库</h1>
      <p>
        数据截至 {page.asOf}，{page.total}
        {page.totalIsBound ? '+' : ''} 人符合
      </p>
      <ul>
        {page.talents.map((talent) => (
          <li key={talent.id}>
            <a href={`/talents/${talent.id}`}>{talent.name}</a> {talent.pinyin}
            <p>{[talent.unit, talent.line, ...talent.specialities].join(' · ')}</p>
            <p>{talent.headline}</p>
            <ul>
              {talent.titles
                .filter((held) => held.isActive)
                .map((held) => (
                  <li key={`${held.name}${held.startsOn}`}>
                    {held.name} {held.startsOn} {held.endsOn}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
      <a href={`/talents?title=${title}&after=${page.next}`}>下一页</a>
    </main>
  )
}
