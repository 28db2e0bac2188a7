import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { unitLevelLabels } from '@/lib/org/labels'
import type { UnitRow } from '@/lib/org/unit-queries'

const INDENT = ['pl-0', 'pl-6', 'pl-12', 'pl-16', 'pl-20']

/** The tree as indented rows. */
export function UnitTree({ units }: { units: readonly UnitRow[] }) {
  if (units.length === 0) return <EmptyState icon="building" title="没有单位" hint="请换个日期或关键词；初次使用可从表格导入单位和条线。" />
  return (
    <TableFrame label="单位" bare sticky>
      <thead>
        <tr>
          <Th>单位</Th>
          <Th>编码</Th>
          <Th>层级</Th>
          <Th>法人</Th>
          <Th numeric>在职人员（含下级）</Th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.id}>
            <RowHead>
              <span className={INDENT[Math.min(unit.depth, INDENT.length - 1)]}>
                <TextLink href={`/office/units/${unit.id}`}>{unit.name}</TextLink>
              </span>
            </RowHead>
            <Td label="编码">{unit.code}</Td>
            <Td label="层级">{unitLevelLabels[unit.level]}</Td>
            <Td label="法人">{unit.isLegalBody ? <Badge tone="indigo">法人</Badge> : <span className="text-ink-3">—</span>}</Td>
            <Td label="在职人员（含下级）" numeric>
              {unit.people > 0 ? <TextLink href={`/people?unit=${unit.id}`}>{unit.people}</TextLink> : '0'}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
