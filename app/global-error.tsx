'use client'
import './globals.css'
import { ErrorPanel } from '@/components/desk/error-panel'

/** In place of the root layout when that itself fails, for instance while the database is away. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>暂时打不开 · 人才工作平台</title>
        <ErrorPanel reference={error.digest} retry={reset} />
      </body>
    </html>
  )
}
