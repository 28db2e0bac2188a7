import type { NextConfig } from 'next'

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  output: process.env.STANDALONE ? 'standalone' : undefined,
  typedRoutes: false,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  serverExternalPackages: ['@electric-sql/pglite', '@prisma/schema-engine-wasm', 'highs', 'exceljs', '@e965/xlsx', 'pg-boss', 'pino', '@node-rs/argon2'],
  outputFileTracingIncludes: {
    '/*': [
      './prisma/**/*',
      './lib/platform/db/*.mjs',
      './lib/platform/sheets/*.mjs',
      './node_modules/@electric-sql/pglite/dist/*.{wasm,data}',
      './node_modules/@electric-sql/pglite/dist/*.tar.gz',
      './node_modules/@prisma/schema-engine-wasm/*',
    ],
  },
  experimental: { serverActions: { bodySizeLimit: '25mb' } },
}

export default config
