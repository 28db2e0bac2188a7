'use client'
import type { ReactNode } from 'react'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { inWordsOf, roundKindLabels } from '@/lib/rounds/labels'
import { sectionId } from './anchors'
import { BasicsSection, ScheduleSection, type SectionProps } from './basics'
import { DecisionSection } from './decision'
import { EligibilitySection, type TitleOption } from './eligibility'
import { previewSentence } from './eligibility-people'
import { FieldsSection } from './form-fields'
import { JudgingSection, QuotasSection } from './judging'
import { RubricSection } from './rubric'
import type { PreviewState } from './use-eligibility-preview'

export type Section = { key: string; title: string; sub: string; body: ReactNode }

type SectionFacts = {
  part: SectionProps
  name: string
  onName?: (name: string) => void
  titles: readonly TitleOption[]
  people: PreviewState
}

/** The parts of a scheme in the order in which an office thinks of them. */
export function sectionsOf({ part, name, onName, titles, people }: SectionFacts): Section[] {
  const { scheme } = part
  const isPerson = roundKindLabels[scheme.kind].subject === 'person'
  const preview = people.preview
  return [
    {
      key: 'basics',
      title: '基本事项',
      sub: '名称、目的和申报方式',
      body: <BasicsSection {...part} name={name} onName={onName} titles={titles} />,
    },
    { key: 'schedule', title: '时间安排', sub: '各时点应当依次递进', body: <ScheduleSection {...part} /> },
    { key: 'fields', title: `申报表 ${scheme.fields.length} 项`, sub: '单位和人才填写的内容', body: <FieldsSection {...part} /> },
    {
      key: 'eligibility',
      title: `申报条件 ${scheme.eligibility.length} 条`,
      sub: isPerson && preview ? `${previewSentence(preview)}${people.isStale ? '（正在更新）' : ''}` : '填表时即时核对，资格审查时再核',
      body: <EligibilitySection {...part} titles={titles} preview={preview} />,
    },
    { key: 'quotas', title: '名额', sub: inWordsOf(scheme.kind, '推荐和命名的上限、基层保底'), body: <QuotasSection {...part} /> },
    { key: 'rubric', title: `评分标准 ${scheme.criteria.length} 项`, sub: '指标、权重和一票否决', body: <RubricSection {...part} /> },
    { key: 'judging', title: '专家评审', sub: '人数、匿名、合成和同分比较', body: <JudgingSection {...part} /> },
    { key: 'decision', title: '审议和公示', sub: '法定人数、通过比例、公示期和异议', body: <DecisionSection {...part} /> },
  ]
}

export function Sections({ sections }: { sections: readonly Section[] }) {
  return (
    <div className="grid gap-4">
      {sections.map((section) => (
        <Card key={section.key} id={sectionId(section.key)} className="scroll-mt-20">
          <CardHead finding={section.title} sub={section.sub} />
          <CardBody>{section.body}</CardBody>
        </Card>
      ))}
    </div>
  )
}
