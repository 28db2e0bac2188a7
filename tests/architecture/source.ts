import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type SourceFile = { path: string; text: string }

/** Source files below the folders, generated ones apart. */
export function sourceFiles(folders: string[], endings = ['.ts', '.tsx', '.mjs']): SourceFile[] {
  const found: SourceFile[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name)
      if (entry.isDirectory()) {
        if (entry.name !== 'generated' && entry.name !== 'node_modules') walk(name)
      } else if (endings.some((ending) => name.endsWith(ending))) found.push({ path: name, text: readFileSync(name, 'utf8') })
    }
  }
  folders.forEach(walk)
  return found
}
