import { Badge } from '@/components/ui/badge'
import { FileList } from '@/components/ui/file-list'
import { KeyValues } from '@/components/ui/key-values'
import { placed } from '@/components/ui/placed'
import { TableFrame, Td, Th } from '@/components/ui/table'
import { hiddenName, hiddenUnit } from '@/lib/rounds/blindness'
import type { DossierItem, DossierSection } from '@/lib/rounds/dossier'
import type { ScoringView } from '@/lib/rounds/scoring-queries'

export const sectionId = (index: number): string => `section-${index + 1}`

const marks = new RegExp(`(${hiddenName}|${hiddenUnit})`)

/** A text in which what was hidden stands out as such. */
function Hidden({ text }: { text: string }) {
  return placed(text.split(marks)).map(({ row: part, index }) =>
    part === hiddenName || part === hiddenUnit ? (
      <span key={index} className="mx-0.5 rounded-mark bg-grey-tint px-1.5 text-12 text-ink-3">
        {part.slice(1, -1)}
      </span>
    ) : (
      <span key={index}>{part}</span>
    ),
  )
}

function ItemView({ item, filesHref }: { item: DossierItem; filesHref: string }) {
  if (item.kind === 'text')
    return (
      <p className="whitespace-pre-line text-16 leading-8 break-words">
        <Hidden text={item.text} />
      </p>
    )
  if (item.kind === 'files')
    return (
      <FileList openLabel="下载" files={item.files.map((file) => ({ id: file.id, name: file.name, href: `${filesHref}/${file.id}` }))} />
    )
  return (
    <TableFrame label={item.label}>
      <thead>
        <tr>
          {item.columns.map((column) => (
            <Th key={column.label} numeric={column.numeric}>
              {column.label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {placed(item.rows).map(({ row, index }) => (
          <tr key={index}>
            {placed(row).map(({ row: cell, index: column }) => (
              <Td key={column} label={item.columns[column]?.label} numeric={item.columns[column]?.numeric}>
                {cell ? <Hidden text={cell} /> : '—'}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** The places of a file, to jump to. */
export function DossierNav({ sections }: { sections: readonly DossierSection[] }) {
  return (
    <nav aria-label="材料目录" className="border-r border-line bg-rail py-4 max-xl:hidden print:hidden">
      <ul>
        {sections.map((section, index) => (
          <li key={section.title}>
            <a href={`#${sectionId(index)}`} className="flex h-9 items-center justify-between gap-2 px-4 hover:bg-sunk">
              {section.title}
              {section.count !== null && <span className="text-12 text-ink-3">{section.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A candidate's file as the scheme lets reviewers see it. */
export function DossierView({ view }: { view: ScoringView }) {
  const { current, round } = view
  const filesHref = `/reviews/${round.id}/files/${current.assignmentId}`
  return (
    <article aria-label={`${current.label}的材料`} className="mx-auto max-w-[820px] px-8 py-6 max-md:px-4">
      <header className="mb-4 flex flex-wrap items-start justify-between gap-2">
        <div>
          <h2 className="text-28 leading-tight">{current.label}</h2>
          <p className="mt-1 text-ink-3">
            {current.unit && `${current.unit} · `}
            {current.line}条线 · 资格审查已通过
          </p>
        </div>
        {round.isBlind && (
          <Badge tone="indigo" icon="eye-off">
            姓名、单位、照片已隐去
          </Badge>
        )}
      </header>
      {current.facts.length > 0 && <KeyValues bordered items={current.facts} />}
      {current.sections.map((section, index) => (
        <section key={section.title} id={sectionId(index)} className="mt-8 scroll-mt-16">
          <h3 className="mb-3 border-b border-line pb-2 text-18">{section.title}</h3>
          <div className="space-y-5">
            {section.items.map((item) => (
              <div key={item.label}>
                <h4 className="mb-1 text-14 font-semibold text-ink-2">{item.label}</h4>
                <ItemView item={item} filesHref={filesHref} />
              </div>
            ))}
          </div>
        </section>
      ))}
      {current.sections.length === 0 && <p className="mt-8 text-ink-3">没有可以查阅的材料。</p>}
    </article>
  )
}
