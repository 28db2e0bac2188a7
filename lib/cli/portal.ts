import { Command, CommanderError } from 'commander'
import { tell } from './output'
import { usageWords } from './usage-words'

/** Each command is loaded only when it is the one asked for, so that those that merely compute start at once. */
const commands: Record<string, () => Promise<(program: Command) => void>> = {
  migrate: async () => (await import('./commands/migrate')).addMigrate,
  'import-org': async () => (await import('./commands/import-org')).addImportOrg,
  'import-people': async () => (await import('./commands/import-people')).addImportPeople,
  'create-account': async () => (await import('./commands/create-account')).addCreateAccount,
  'demo-clock': async () => (await import('./commands/demo-clock')).addDemoClock,
  'check-invariants': async () => (await import('./commands/check-invariants')).addCheckInvariants,
  'check-files': async () => (await import('./commands/files')).addCheckFiles,
  'copy-files': async () => (await import('./commands/files')).addCopyFiles,
  'verify-audit': async () => (await import('./commands/verify-audit')).addVerifyAudit,
  'rebuild-ledger': async () => (await import('./commands/rebuild-ledger')).addRebuildLedger,
  'seed-demo': async () => (await import('./commands/seed-demo')).addSeedDemo,
  generate: async () => (await import('./commands/generate')).addGenerate,
  assign: async () => (await import('./commands/assign')).addAssign,
  aggregate: async () => (await import('./commands/aggregate')).addAggregate,
  quota: async () => (await import('./commands/quota')).addQuota,
  recount: async () => (await import('./commands/recount')).addRecount,
}

/** A command line that cannot be understood. */
const BAD_USAGE = 2

const program = new Command('portal')
  .description('人才工作平台运维命令。在 DATABASE_URL 指定的数据库上运行；未指定时使用 DATA_DIR 下的嵌入式数据库。')
  .helpOption('-h, --help', '显示帮助')
  .helpCommand('help [command]', '显示某条命令的帮助')
  .exitOverride()
  .configureOutput({ outputError: () => {} })

// Whoever reads along may stop reading.
process.stdout.on('error', () => process.exit())

const asked = commands[process.argv[2] ?? '']
for (const load of asked ? [asked] : Object.values(commands)) (await load())(program)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  if (error.exitCode !== 0 && error.code !== 'commander.help') tell(`${usageWords(error)}（用 --help 查看用法）`)
  process.exitCode = error.exitCode === 0 ? 0 : BAD_USAGE
}
// What was said has to reach a pipe first; then open handles of libraries must not keep a finished command alive.
for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write('', resolve))
process.exit()
