'use client'
import { Select } from '@/components/ui/select'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import type { SplitPerson } from '@/lib/org/unit-queries'

type Places = Readonly<Record<string, number>>

type SplitPeopleProps = {
  people: readonly SplitPerson[]
  names: readonly string[]
  stayName: string
  places: Places
  onChange: (places: Places) => void
}

const STAY = ''

/** Who goes to which new unit; a whole line at once, or one by one. */
export function SplitPeople({ people, names, stayName, places, onChange }: SplitPeopleProps) {
  const options = [{ value: STAY, label: `留在${stayName}` }, ...names.map((label, index) => ({ value: String(index), label }))]
  const lines = [...new Set(people.map(({ lineName }) => lineName))]

  function place(ids: readonly string[], value: string) {
    const next: Record<string, number> = { ...places }
    for (const id of ids) {
      if (value === STAY) delete next[id]
      else next[id] = Number(value)
    }
    onChange(next)
  }

  function placeOf(ids: readonly string[]): string {
    const values = new Set(ids.map((id) => (places[id] === undefined ? STAY : String(places[id]))))
    const [only] = values
    return values.size === 1 && only !== undefined ? only : 'mixed'
  }

  if (people.length === 0) return <p className="px-5 pb-4 text-ink-3">这个单位没有人员。</p>
  return (
    <TableFrame label="人员去向" bare>
      <thead>
        <tr>
          <Th>人员</Th>
          <Th>职务</Th>
          <Th>去向</Th>
        </tr>
      </thead>
      {lines.map((line) => {
        const members = people.filter(({ lineName }) => lineName === line)
        const ids = members.map(({ id }) => id)
        const whole = placeOf(ids)
        return (
          <tbody key={line}>
            <tr className="bg-sunk">
              <RowHead colSpan={2} className="font-semibold">
                {line}（{members.length} 人）
              </RowHead>
              <Td label="整条线去向">
                <Select
                  aria-label={`${line}整体去向`}
                  value={whole}
                  options={whole === 'mixed' ? [{ value: 'mixed', label: '各有去向', disabled: true }, ...options] : options}
                  onChange={(event) => place(ids, event.target.value)}
                />
              </Td>
            </tr>
            {members.map((person) => (
              <tr key={person.id}>
                <RowHead>
                  {person.name}
                  {!person.isActive && <span className="text-ink-3">（不在职）</span>}
                </RowHead>
                <Td label="职务">{person.post}</Td>
                <Td label="去向">
                  <Select
                    aria-label={`${person.name}的去向`}
                    value={placeOf([person.id])}
                    options={options}
                    onChange={(event) => place([person.id], event.target.value)}
                  />
                </Td>
              </tr>
            ))}
          </tbody>
        )
      })}
    </TableFrame>
  )
}
