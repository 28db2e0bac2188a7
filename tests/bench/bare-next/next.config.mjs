const config = {
  poweredByHeader: false,
  serverExternalPackages: ['pg'],
  turbopack: { root: process.env.BENCH_ROOT },
}

export default config
