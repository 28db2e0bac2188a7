import 'server-only'
import { type Command, InvalidArgumentError } from 'commander'
import pg from 'pg'
import type { Database } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env'
import { AppError } from '@/lib/platform/errors'
import { generateCity, type Progress } from '@/prisma/seed/large/generate-city'
import { wholeNumber } from '../answer'
import { say, tell } from '../output'
import { runCommand } from '../run-command'

type Options = { people: number; seed: number; yes?: boolean }

const EMBEDDED_MOST = 100_000
const STEPS = { people: '人员与经历', titles: '称号与公开意愿', numbers: '台账与人才库' } as const

function people(text: string): number {
  const value = wholeNumber(100)(text)
  if (value > 1_000_000) throw new InvalidArgumentError('最多一百万人。')
  return value
}

/** Counting on what the tables now hold, so that the first queries are planned well; only their owner may ask for it. */
async function analyse(database: Database): Promise<void> {
  if (database.kind === 'pglite') {
    await database.pool.query('RESET ROLE')
    await database.pool.query('VACUUM ANALYZE')
    await database.pool.query('SET ROLE portal_app')
    return
  }
  const ownerUrl = env().migrateDatabaseUrl
  if (!ownerUrl) return tell('没有设置 MIGRATE_DATABASE_URL：请由数据库属主执行一次 VACUUM ANALYZE，查询才会按新的数据量选择走法。')
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query('VACUUM ANALYZE')
  } finally {
    await owner.end()
  }
}

/** Tells each step and each further tenth of it. */
function narrator(): Progress {
  let told = ''
  return (step, done, of) => {
    const line = `${STEPS[step]}：${Math.floor((done * 10) / of) * 10}%`
    if (line !== told) tell(line)
    told = line
  }
}

export function addGenerate(program: Command): void {
  program
    .command('generate')
    .description('在空数据库里建立一座虚构的大城市，供试用和压力测试')
    .requiredOption('--people <N>', '人数，例如 10000、100000、1000000', people)
    .option('--seed <N>', '随机种子，同一种子同一天得到同一座城市', wholeNumber(0), 1)
    .option('--yes', '确认写入数据库服务器')
    .action((options: Options) =>
      runCommand(async (database) => {
        if (database.kind === 'postgres' && !env().isDemo && !options.yes)
          throw new AppError(
            'notConfirmed',
            '即将向 DATABASE_URL 指定的数据库服务器写入虚构人员。确认是空的试用库后，请加上 --yes 再运行。',
          )
        if (database.kind === 'pglite' && options.people > EMBEDDED_MOST)
          throw new AppError('tooMany', '嵌入式数据库最多建十万人。更大的城市请用 DATABASE_URL 指定 PostgreSQL 服务器。')
        const startedAt = Date.now()
        await generateCity(database, { people: options.people, seed: options.seed }, narrator())
        await analyse(database)
        say(`虚构城市已建成：${options.people} 人，用时 ${Math.round((Date.now() - startedAt) / 1000)} 秒。`)
        return 0
      }),
    )
}
