import { hrefWith, type ListParams } from '@/components/tables/list-url'
import { Badge } from '@/components/ui/badge'
import { Progress } from '@/components/ui/progress'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { hoursText } from '@/lib/training/labels'
import type { PersonHours, UnitHours } from '@/lib/training/unit-hours-queries'

const PATH = '/training/hours'

function percentOf({ staff, reached }: UnitHours): number {
  return staff === 0 ? 0 : Math.floor((reached / staff) * 100)
}

/** Units by the share of people who have the hours, the lowest first; every number opens its people. */
export function UnitHoursTable({ units, params }: { units: readonly UnitHours[]; params: ListParams }) {
  const open = (unitId: string, standing?: string) => hrefWith(PATH, params, { unit: unitId, standing })
  return (
    <TableFrame label="各单位学时达标情况" bare>
      <thead>
        <tr>
          <Th>单位</Th>
          <Th numeric>在岗人数</Th>
          <Th numeric>已达标</Th>
          <Th numeric>未达标</Th>
          <Th>达标率</Th>
          <Th numeric>人均学时</Th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.unitId}>
            <RowHead>
              <TextLink href={open(unit.unitId)}>{unit.name}</TextLink>
            </RowHead>
            <Td label="在岗人数" numeric>
              {unit.staff}
            </Td>
            <Td label="已达标" numeric>
              {unit.reached > 0 ? <TextLink href={open(unit.unitId, 'reached')}>{unit.reached}</TextLink> : 0}
            </Td>
            <Td label="未达标" numeric>
              {unit.staff > unit.reached ? <TextLink href={open(unit.unitId, 'short')}>{unit.staff - unit.reached}</TextLink> : 0}
            </Td>
            <Td label="达标率">
              <span className="flex items-center gap-2">
                <Progress value={percentOf(unit)} label={`${unit.name}达标率`} className="min-w-24 flex-1" />
                <span className="w-10 text-right">{`${percentOf(unit)}%`}</span>
              </span>
            </Td>
            <Td label="人均学时" numeric>
              {hoursText(unit.staff === 0 ? 0 : unit.hours / unit.staff)}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** People with their hours against the demand, in the order of their names. */
export function PeopleHoursTable({ people, demand }: { people: readonly PersonHours[]; demand: number }) {
  return (
    <TableFrame label="人员学时" bare>
      <thead>
        <tr>
          <Th>姓名</Th>
          <Th>单位</Th>
          <Th>职务</Th>
          <Th numeric>学时</Th>
          <Th numeric>其中网络教学</Th>
          <Th>与要求相比</Th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.personId}>
            <RowHead>
              <TextLink href={`/people/${person.personId}`}>{person.name}</TextLink>
            </RowHead>
            <Td label="单位">{person.unitName}</Td>
            <Td label="职务">{person.post ?? '—'}</Td>
            <Td label="学时" numeric>
              {hoursText(person.hours)}
            </Td>
            <Td label="其中网络教学" numeric>
              {hoursText(person.online)}
            </Td>
            <Td label="与要求相比">
              {person.hours >= demand ? (
                <Badge tone="green">已达标</Badge>
              ) : (
                <Badge tone="amber">{`还差 ${hoursText(demand - person.hours)} 学时`}</Badge>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
