const config = {
  poweredByHeader: false,
  serverExternalPackages: ['pg'],
  // The builder looks for instrumentation and proxy in the folders above too: with its own ending it finds none of the portal's.
  pageExtensions: ['jsx'],
  turbopack: { root: process.env.BENCH_ROOT },
}

export default config
