'use client'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { type Control, useFieldArray, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { ActionForm } from '@/components/forms/action-form'
import type { ActionResult } from '@/components/forms/action-result'
import { DateField, TextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/forms/submit-button'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button, LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import type { SplitPerson } from '@/lib/org/unit-queries'
import { splitUnitSchema } from '@/lib/org/unit-schema'
import { SplitPeople } from './split-people'

type Values = z.input<typeof splitUnitSchema>
type Split = (input: Values) => Promise<ActionResult<{ unitIds: string[] }>>
type Unit = { id: string; version: number; name: string; today: string }

const EMPTY = { name: '', shortName: '', code: '', personIds: [] }

/** New units first, then who goes where; whoever is not chosen stays. */
export function SplitUnitForm({ unit, people, action }: { unit: Unit; people: readonly SplitPerson[]; action: Split }) {
  const router = useRouter()
  /** Index of the new unit by person; without one the person stays. */
  const [places, setPlaces] = useState<Readonly<Record<string, number>>>({})
  const send = (input: Values) =>
    action({
      ...input,
      newUnits: input.newUnits.map((wanted, index) => ({
        ...wanted,
        personIds: people.filter(({ id }) => places[id] === index).map(({ id }) => id),
      })),
    })
  const form = useActionForm({
    schema: splitUnitSchema,
    action: send,
    defaultValues: { unitId: unit.id, version: unit.version, on: unit.today, reason: '', newUnits: [EMPTY] },
    onSuccess: () => router.push('/office/units'),
    successMessage: '已拆分。',
  })
  const { fields, append, remove } = useFieldArray({ control: form.form.control, name: 'newUnits' })
  const names = useNames(form.form.control)
  const moving = useMemo(() => people.filter(({ id }) => places[id] !== undefined).length, [people, places])

  function drop(index: number) {
    remove(index)
    const kept = Object.entries(places).filter(([, place]) => place !== index)
    setPlaces(Object.fromEntries(kept.map(([id, place]) => [id, place > index ? place - 1 : place])))
  }

  return (
    <ActionForm of={form} label="拆分单位">
      {fields.map((field, index) => (
        <Card key={field.id}>
          <CardHead
            finding={`新单位 ${index + 1}`}
            tools={
              fields.length > 1 ? (
                <Button size="sm" variant="quiet" icon="trash" onClick={() => drop(index)}>
                  去掉
                </Button>
              ) : undefined
            }
          />
          <CardBody className="grid grid-cols-3 items-end gap-4 max-md:grid-cols-1">
            <TextField of={form} name={`newUnits.${index}.name`} label="单位名称" required />
            <TextField of={form} name={`newUnits.${index}.shortName`} label="简称" optional />
            <TextField of={form} name={`newUnits.${index}.code`} label="编码" required />
          </CardBody>
        </Card>
      ))}
      {fields.length < 10 && (
        <Button icon="plus" onClick={() => append(EMPTY)}>
          再加一个新单位
        </Button>
      )}
      <Card>
        <CardHead finding={`${moving} 人转入新单位，${people.length - moving} 人留在${unit.name}`} sub="可按条线整体安排，再逐人调整。" />
        <CardBody flush className="pt-3">
          <SplitPeople people={people} names={names} stayName={unit.name} places={places} onChange={setPlaces} />
        </CardBody>
      </Card>
      <Card>
        <CardBody className="grid grid-cols-2 items-end gap-4 max-md:grid-cols-1">
          <DateField of={form} name="on" label="生效日期" required max={unit.today} help="人员在新单位的第一天，不能晚于今天。" />
          <TextField of={form} name="reason" label="依据" required help="如批准文号，会记入单位沿革和审计。" />
        </CardBody>
      </Card>
      <div className="flex gap-3">
        <SubmitButton of={form}>拆分</SubmitButton>
        <LinkButton href={`/office/units/${unit.id}`} variant="quiet">
          取消
        </LinkButton>
      </div>
    </ActionForm>
  )
}

function useNames(control: Control<Values>): string[] {
  const newUnits = useWatch({ control, name: 'newUnits' })
  return newUnits.map(({ name }, index) => name.trim() || `新单位 ${index + 1}`)
}
