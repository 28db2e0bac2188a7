'use client'
import { useState } from 'react'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { TextAreaField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { formatDate } from '@/lib/platform/dates'
import type { TemplatePage } from '@/lib/reports/leader-report-queries'
import { PLACEHOLDERS, REPORT_BLOCK_LABELS, type ReportBlock, type ReportTemplate, reportBlocks } from '@/lib/reports/report-template'
import { saveTemplateSchema } from '@/lib/reports/schema'

type Sample = Record<ReportBlock, string[]>
type EditorProps = {
  page: TemplatePage
  save: (input: z.input<typeof saveTemplateSchema>) => Promise<ActionResult<{ version: number }>>
  preview: (input: ReportTemplate) => Promise<ActionResult<Sample>>
}

/** The city's words, block by block, with the placeholders that may be used and what they give today. */
export function ReportTemplateEditor({ page, save, preview }: EditorProps) {
  const [sample, setSample] = useState<Sample>(page.sample)
  const [problem, setProblem] = useState<string | null>(null)
  const [isWaiting, setWaiting] = useState(false)
  const f = useActionForm({
    schema: saveTemplateSchema,
    action: save,
    defaultValues: { version: page.version, ...page.template },
    successMessage: '模板已保存，之后生成的报告按新模板',
    onSuccess: ({ version }) => f.form.setValue('version', version),
  })
  const show = async () => {
    const { version: _version, ...template } = f.form.getValues()
    setWaiting(true)
    const result = await preview(template)
    setWaiting(false)
    if (result.ok) setSample(result.data)
    setProblem(result.ok ? null : (Object.values(result.fields ?? {})[0]?.[0] ?? result.message))
  }
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <Card>
        <CardHead finding="模板文字" sub={page.version === 0 ? '目前使用平台自带的文字' : `第 ${page.version} 版`} />
        <CardBody>
          <ActionForm of={f} className="grid gap-4">
            {reportBlocks.map((block) => (
              <TextAreaField
                key={block}
                of={f}
                name={block}
                label={REPORT_BLOCK_LABELS[block].name}
                help={REPORT_BLOCK_LABELS[block].follows || undefined}
                rows={block === 'title' ? 1 : 4}
                required={block === 'title'}
              />
            ))}
            <div className="flex flex-wrap gap-2">
              <SubmitButton of={f}>保存模板</SubmitButton>
              <Button icon="eye" onClick={show} loading={isWaiting}>
                预览
              </Button>
            </div>
          </ActionForm>
        </CardBody>
      </Card>
      <div className="grid gap-4">
        <Card>
          <CardHead finding="预览" sub={`${page.place}，截至 ${formatDate(page.asOf)} 的数字；图表在生成的文稿中`} />
          <CardBody className="grid gap-4">
            {problem && (
              <Alert tone="rose" title="不能预览">
                {problem}
              </Alert>
            )}
            {reportBlocks.map((block) =>
              sample[block].length === 0 ? null : (
                <section key={block} aria-label={REPORT_BLOCK_LABELS[block].name} className="grid gap-1">
                  <h3 className="text-12 text-ink-3">{REPORT_BLOCK_LABELS[block].name}</h3>
                  {sample[block].map((line) => (
                    <p key={line} className={block === 'title' ? 'text-16 font-semibold' : 'text-13 text-ink-2'}>
                      {line}
                    </p>
                  ))}
                </section>
              ),
            )}
          </CardBody>
        </Card>
        <Card>
          <CardHead finding="可用的占位符" sub="连同花括号写进文字里" />
          <CardBody>
            <dl className="grid gap-2 text-13">
              {Object.entries(PLACEHOLDERS).map(([name, meaning]) => (
                <div key={name} className="grid grid-cols-[8em_minmax(0,1fr)] gap-2">
                  <dt className="font-semibold">{`{${name}}`}</dt>
                  <dd className="text-ink-2">{meaning}</dd>
                </div>
              ))}
            </dl>
          </CardBody>
        </Card>
      </div>
    </div>
  )
}
