import type { ReactNode } from 'react'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { TitleBadge } from '@/components/ui/title-badge'
import { appraisalLabels } from '@/lib/org/labels'
import { formatDate } from '@/lib/platform/dates'
import type { ComparedPerson } from '@/lib/pool/compare-queries'
import { AvailabilityBadge } from './availability-badge'

type Line = { label: string; of: (person: ComparedPerson) => ReactNode; isInner?: boolean }

const inside = (person: ComparedPerson, of: (inner: NonNullable<ComparedPerson['inner']>) => ReactNode): ReactNode =>
  person.inner ? (of(person.inner) ?? '未登记') : <span className="text-ink-3">不在您的管理范围</span>

const years = (value: number | null): string | null => (value === null ? null : `${value} 年`)

const LINES: readonly Line[] = [
  { label: '单位', of: (person) => person.unitName },
  { label: '条线', of: (person) => person.lineName },
  {
    label: '在任称号与任期',
    of: (person) =>
      person.titles.length === 0 ? (
        <span className="text-ink-3">无</span>
      ) : (
        <ul className="space-y-1.5">
          {person.titles.map((title) => (
            <li key={`${title.name}${title.startsOn}`}>
              <TitleBadge bar={title.plan === 'summit' ? 'c1' : 'c2'}>{title.name}</TitleBadge>
              <span className="block text-12 text-ink-3">
                {`${formatDate(title.startsOn)}至${title.endsOn ? formatDate(title.endsOn) : '长期'}`}
              </span>
            </li>
          ))}
        </ul>
      ),
  },
  { label: '曾任称号', of: (person) => person.formerTitles.join('、') || <span className="text-ink-3">无</span> },
  { label: '专业特长', of: (person) => person.specialities.join('、') || <span className="text-ink-3">未登记</span> },
  { label: '工作成果', of: (person) => person.headline ?? <span className="text-ink-3">未登记</span> },
  { label: '可否调用', of: (person) => <AvailabilityBadge availability={person.availability} /> },
  {
    label: '调用经历',
    isInner: true,
    of: (person) =>
      inside(person, ({ callUps }) =>
        callUps.count === 0
          ? '没有'
          : `${callUps.count} 次，共 ${callUps.days} 天${callUps.averageRating === null ? '' : `，平均评价 ${callUps.averageRating.toFixed(1)}（满分 5）`}`,
      ),
  },
  { label: '年龄段', isInner: true, of: (person) => inside(person, ({ ageBand }) => ageBand) },
  { label: '学历', isInner: true, of: (person) => inside(person, ({ education }) => education) },
  { label: '职务', isInner: true, of: (person) => inside(person, ({ post }) => post) },
  { label: '本条线工作', isInner: true, of: (person) => inside(person, ({ yearsInLine }) => years(yearsInLine)) },
  { label: '参加工作', isInner: true, of: (person) => inside(person, ({ yearsOfWork }) => years(yearsOfWork)) },
  {
    label: '近三年考核',
    isInner: true,
    of: (person) =>
      inside(person, ({ lastAppraisals }) =>
        lastAppraisals.length === 0 ? null : lastAppraisals.map(({ year, grade }) => `${year}年${appraisalLabels[grade].text}`).join('、'),
      ),
  },
]

/** One column a person, one row a fact; on a phone the facts of all stand under each other. */
export function ComparisonTable({ people }: { people: readonly ComparedPerson[] }) {
  // What nobody here may be asked about is left out whole.
  const lines = LINES.filter((line) => !line.isInner || people.some(({ inner }) => inner !== null))
  return (
    <TableFrame label="人才比较">
      <thead>
        <tr>
          <Th>项目</Th>
          {people.map((person) => (
            <Th key={person.personId}>
              <TextLink href={person.href}>{person.name}</TextLink>
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label}>
            <RowHead className="w-36 py-2 align-top text-ink-2">{line.label}</RowHead>
            {people.map((person) => (
              <Td key={person.personId} label={person.name} className="py-2 align-top">
                {line.of(person)}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
