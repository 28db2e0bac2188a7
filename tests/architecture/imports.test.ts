import { createRequire } from 'node:module'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { expect, test } from 'vitest'

const require = createRequire(import.meta.url)
const configuration = require('../../dependency-cruiser.cjs')

test('imports flow one way', async () => {
  const result = await cruise(
    ['app', 'components', 'lib', 'prisma/seed', 'instrumentation-node.ts'],
    { ...configuration.options, ruleSet: { forbidden: configuration.forbidden }, validate: true },
    {},
    { tsConfig: extractTSConfig('tsconfig.json') },
  )
  const output = result.output as ICruiseResult
  // A checker that sees no modules passes everything.
  expect(output.summary.totalCruised).toBeGreaterThan(150)
  expect(output.summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`)).toEqual([])
})
