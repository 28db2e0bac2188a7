import { Card, CardBody, CardHead } from '@/components/ui/card'
import { FileList } from '@/components/ui/file-list'
import { TableFrame, Td, Th } from '@/components/ui/table'
import { formatDate, isDateOnly } from '@/lib/platform/dates'
import type { FormAnswers } from '@/lib/rounds/nomination-form'
import type { FormField } from '@/lib/rounds/scheme'

type Attachment = { id: string; fieldKey: string; fileId: string; name: string }
type Props = {
  fields: readonly FormField[]
  answers: FormAnswers
  personNames: Readonly<Record<string, string>>
  attachments: readonly Attachment[]
}

function FieldAnswer({ field, answers, personNames, attachments }: Props & { field: FormField }) {
  if (field.type === 'file') {
    const files = attachments.filter((file) => file.fieldKey === field.key)
    if (files.length === 0) return <p className="text-ink-3">未上传</p>
    return <FileList files={files.map((file) => ({ name: file.name, href: `/api/files/${file.fileId}` }))} />
  }
  const answer = answers[field.key]
  if (Array.isArray(answer)) {
    if (answer.length === 0) return <p className="text-ink-3">未填</p>
    return (
      <TableFrame label={field.label}>
        <thead>
          <tr>
            {field.columns.map((column) => (
              <Th key={column.key}>{column.label}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer
            .map((row, index) => ({ key: `row-${index}`, row }))
            .map(({ key, row }) => (
              <tr key={key}>
                {field.columns.map((column) => (
                  <Td key={column.key} label={column.label}>
                    {row[column.key] ?? ''}
                  </Td>
                ))}
              </tr>
            ))}
        </tbody>
      </TableFrame>
    )
  }
  if (!answer) return <p className="text-ink-3">未填</p>
  if (field.type === 'person') return <p>{personNames[answer] ?? '名册中已没有这个人'}</p>
  if (field.type === 'date' && isDateOnly(answer)) return <p>{formatDate(answer)}</p>
  return <p className="whitespace-pre-line">{answer}</p>
}

/** What was handed in, step by step of the form. */
export function AnswersView(props: Props) {
  const steps = [...new Set(props.fields.map((field) => field.step))]
  return steps.map((step) => (
    <Card key={step}>
      <CardHead finding={step} />
      <CardBody>
        <dl className="space-y-4">
          {props.fields
            .filter((field) => field.step === step)
            .map((field) => (
              <div key={field.key}>
                <dt className="mb-1 text-13 text-ink-3">{field.label}</dt>
                <dd>
                  <FieldAnswer {...props} field={field} />
                </dd>
              </div>
            ))}
        </dl>
      </CardBody>
    </Card>
  ))
}
