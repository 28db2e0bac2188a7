// Which room may import which; what is not allowed is refused.
const FEATURES =
  'accounts|desk|org|titles|rounds|targets|pool|training|radiation|partnerships|culture|innovation|assessment|reports|public-site'
// A feature's face to other features: queries, commands, policies, pure files. Its jobs and registrations are for lib/composition.
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^lib/platform/' },
      to: { path: `^lib/(${FEATURES}|cli|composition|invariants)/` },
    },
    { name: 'nothing-below-app-imports-app', severity: 'error', from: { path: '^(lib|components|prisma)/' }, to: { path: '^app/' } },
    { name: 'lib-knows-no-components', severity: 'error', from: { path: '^lib/' }, to: { path: '^components/' } },
    {
      name: 'components-read-and-write-nothing',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: '^lib/.*(queries\\.ts|/commands/|/register\\.ts|/jobs\\.ts)|^lib/platform/(db|crypto|files|audit|action)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'app-asks-queries-not-the-database',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/readyz/' },
      to: { path: '^lib/platform/db/' },
    },
    {
      name: 'ui-has-no-domain',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: `^lib/(${FEATURES})/|^components/(?!ui/)` },
    },
    {
      name: 'org-below-titles',
      severity: 'error',
      from: { path: '^lib/org/' },
      to: { path: `^lib/(titles|radiation|training|rounds|targets|pool|assessment|desk|accounts)/` },
    },
    {
      name: 'titles-below-rounds',
      severity: 'error',
      from: { path: '^lib/titles/' },
      to: { path: `^lib/(rounds|targets|assessment|desk|accounts)/` },
    },
    {
      name: 'training-below-rounds',
      severity: 'error',
      from: { path: '^lib/training/' },
      to: { path: `^lib/(radiation|rounds|targets|pool|assessment|reports|desk|accounts)/` },
    },
    {
      name: 'radiation-below-rounds',
      severity: 'error',
      from: { path: '^lib/radiation/' },
      to: { path: `^lib/(training|rounds|targets|pool|assessment|reports|desk|accounts)/` },
    },
    {
      name: 'rounds-below-assessment',
      severity: 'error',
      from: { path: '^lib/rounds/' },
      to: { path: `^lib/(assessment|desk|public-site)/` },
    },
    {
      name: 'commands-are-reached-from-actions',
      severity: 'error',
      from: { path: '^components/|^app/.*(page|layout)\\.tsx$' },
      to: { path: '^lib/(?!platform/).*/commands/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'engine-commands-open-no-database',
      severity: 'error',
      from: { path: '^lib/cli/commands/(assign|aggregate|quota|recount)\\.ts$' },
      to: { path: '^lib/platform/db/(client|embedded|migrate)', reachable: true },
    },
    {
      name: 'one-prisma-constructor',
      severity: 'error',
      from: { pathNot: '^lib/platform/db/' },
      to: { path: '^lib/platform/db/generated/client', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/platform/db/generated/(internal|models)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
