import { Command } from 'commander'
import { addCheckInvariants } from './commands/check-invariants'
import { addCreateAccount } from './commands/create-account'
import { addDemoClock } from './commands/demo-clock'
import { addImportOrg } from './commands/import-org'
import { addImportPeople } from './commands/import-people'
import { addMigrate } from './commands/migrate'
import { addRebuildLedger } from './commands/rebuild-ledger'
import { addSeedDemo } from './commands/seed-demo'
import { addVerifyAudit } from './commands/verify-audit'

const program = new Command('portal')
  .description('人才工作平台运维命令。在 DATABASE_URL 指定的数据库上运行；未指定时使用 DATA_DIR 下的嵌入式数据库。')
  .helpOption('-h, --help', '显示帮助')
  .helpCommand('help [command]', '显示某条命令的帮助')
  .showHelpAfterError('（用 --help 查看用法）')

addMigrate(program)
addImportOrg(program)
addImportPeople(program)
addCreateAccount(program)
addDemoClock(program)
addCheckInvariants(program)
addVerifyAudit(program)
addRebuildLedger(program)
addSeedDemo(program)

await program.parseAsync()
// Open handles of libraries must not keep a finished command alive.
process.exit()
