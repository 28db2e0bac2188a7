import type { z } from 'zod'
import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import type { PersonFileRow, PersonFiles } from '@/lib/org/document-queries'
import type { addDocumentSchema, removeDocumentSchema } from '@/lib/org/document-schema'
import { formatDate } from '@/lib/platform/dates'
import { AddDocument } from './add-document'

type Remove = (input: z.input<typeof removeDocumentSchema>) => Promise<ActionResult<{ documentId: string }>>
type DocumentsCardProps = {
  files: PersonFiles
  add: (input: z.input<typeof addDocumentSchema>) => Promise<ActionResult<{ documentId: string }>>
  remove: Remove
  /** The person reads of themselves. */
  isOwn?: boolean
}

function sizeText(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round((bytes / 1024 / 1024) * 10) / 10} 兆` : `${Math.max(1, Math.round(bytes / 1024))} 千字节`
}

/** Every paper on record about a person that the viewer may open. */
export function DocumentsCard({ files, add, remove, isOwn = false }: DocumentsCardProps) {
  const { rows, abilities, personId } = files
  if (rows.length === 0 && !abilities.add && !isOwn) return null
  return (
    <Card>
      <CardHead
        finding={rows.length > 0 ? `档案材料 ${rows.length} 份` : '档案材料'}
        sub={isOwn ? '单位归档的材料，以及办理业务时提交的证明。' : '归档的材料和办理业务时的证明；只列您有权打开的。'}
        tools={abilities.add ? <AddDocument personId={personId} action={add} /> : undefined}
      />
      <CardBody>
        {rows.length === 0 ? (
          <p className="text-ink-3">{isOwn ? '单位归入材料后，会列在这里。' : '还没有材料。'}</p>
        ) : (
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <DocumentItem key={row.key} row={row} remove={remove} />
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}

function DocumentItem({ row, remove }: { row: PersonFileRow; remove: Remove }) {
  return (
    <li className="flex items-start gap-2.5 py-2 first:pt-0 last:pb-0">
      <Icon name={row.size === null ? 'award' : 'file-text'} className="mt-0.5 flex-none text-ink-3" />
      <div className="min-w-0 flex-1">
        <TextLink href={row.href} className="break-all">
          {row.name}
        </TextLink>
        <p className="text-13 text-ink-3">
          {[row.belongsTo, formatDate(row.on), row.size !== null && sizeText(row.size)].filter(Boolean).join(' · ')}
        </p>
      </div>
      {row.removableId && (
        <ActionButton
          size="sm"
          variant="quiet"
          action={remove}
          input={{ documentId: row.removableId }}
          success="材料已移除。"
          confirm={{
            title: '移除档案材料',
            consequences: `“${row.name}”将从档案中移除，任何人都不能再打开；移除原因记入审计记录。`,
            confirmLabel: '移除',
            danger: true,
            reason: { label: '移除原因', required: true, minLength: 4 },
          }}
        >
          移除
        </ActionButton>
      )}
    </li>
  )
}
