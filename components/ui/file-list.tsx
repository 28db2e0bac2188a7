import type { ReactNode } from 'react'
import { Icon } from './icon'

export type FileEntry = { id?: string; name: string; note?: ReactNode; href?: string; action?: ReactNode }

export function FileList({ files, openLabel = '打开' }: { files: readonly FileEntry[]; openLabel?: string }) {
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id ?? file.name} className="flex min-h-10 items-center gap-2.5 border-b border-line py-1.5 last:border-b-0">
          <Icon name="file-text" className="text-ink-3" />
          <span className="min-w-0 flex-1 break-words">{file.name}</span>
          {file.note && <span className="text-13 text-ink-3">{file.note}</span>}
          {file.href && (
            <a
              href={file.href}
              aria-label={`${openLabel}${file.name}`}
              className="inline-flex min-h-6 items-center text-indigo hover:underline"
            >
              {openLabel}
            </a>
          )}
          {file.action}
        </li>
      ))}
    </ul>
  )
}
