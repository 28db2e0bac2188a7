import type { NextConfig } from 'next'

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  output: process.env.STANDALONE ? 'standalone' : undefined,
  typedRoutes: false,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // `npm test` checks the types of the whole tree; a build does not do it a second time.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@prisma/schema-engine-wasm',
    'highs',
    'exceljs',
    '@e965/xlsx',
    'pg-boss',
    'pino',
    '@node-rs/argon2',
    'chinese-days',
    'pdfkit',
    '@aws-sdk/client-s3',
  ],
  outputFileTracingIncludes: {
    '/*': [
      './prisma/**/*',
      './lib/platform/db/*.mjs',
      './lib/platform/sheets/*.mjs',
      './lib/platform/files/*.mjs',
      './node_modules/{jszip,pdfjs-dist,@cantoo/pdf-lib,fflate,pako,lie,immediate,setimmediate,readable-stream,tslib,culori,node-html-better-parser,html-entities}/**/*',
      './node_modules/pdfkit/js/**/*',
      './node_modules/@expo-google-fonts/noto-serif-sc/{400Regular,700Bold}/*.ttf',
      './node_modules/@electric-sql/pglite/dist/*.{wasm,data}',
      './node_modules/@electric-sql/pglite/dist/*.tar.gz',
      './node_modules/@prisma/schema-engine-wasm/*',
    ],
  },
  async headers() {
    const isHttps = process.env.BASE_URL?.startsWith('https:')
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'x-content-type-options', value: 'nosniff' },
          { key: 'referrer-policy', value: 'same-origin' },
          { key: 'x-frame-options', value: 'DENY' },
          { key: 'cross-origin-opener-policy', value: 'same-origin' },
          { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=()' },
          ...(isHttps ? [{ key: 'strict-transport-security', value: 'max-age=31536000; includeSubDomains' }] : []),
        ],
      },
    ]
  },
  experimental: { serverActions: { bodySizeLimit: '25mb' } },
}

export default config
