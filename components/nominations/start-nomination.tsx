'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type ActionResult, callAction, searchWith } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import type { Option } from '@/components/ui/use-option-search'

type StartNominationProps = {
  round: { id: string; name: string }
  search: (input: { roundId: string; query: string }) => Promise<ActionResult<Option[]>>
  start: (input: { roundId: string; personId: string }) => Promise<ActionResult<{ nominationId: string }>>
}

/** Choose somebody from the roster and open their form. */
export function StartNomination({ round, search, start }: StartNominationProps) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [person, setPerson] = useState<Option | null>(null)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function begin() {
    if (!person) return setError('请先从本单位名册中选择人选。')
    setBusy(true)
    const result = await callAction(start, { roundId: round.id, personId: person.value })
    setBusy(false)
    if (!result.ok) return setError(result.message)
    router.push(`/nominations/${result.data.nominationId}`)
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" icon="plus">
          发起推荐
        </Button>
      }
      title="发起推荐"
      description={round.name}
      foot={
        <>
          <DialogClose>取消</DialogClose>
          <Button variant="primary" loading={busy} onClick={() => void begin()}>
            开始填写
          </Button>
        </>
      }
    >
      {error && (
        <Alert tone="rose" live className="mb-3">
          {error}
        </Alert>
      )}
      <Field id="nomination-person" label="人选" required help="从本单位及下属单位在职人员中选择，可输入姓名、拼音或首字母。">
        {(aria) => (
          <Combobox
            {...aria}
            value={person}
            onChange={(option) => {
              setPerson(option)
              setError(undefined)
            }}
            search={searchWith(({ query }) => search({ roundId: round.id, query }))}
            placeholder="输入姓名或拼音查找"
            emptyText="本单位名册中没有符合的人员"
          />
        )}
      </Field>
    </Dialog>
  )
}
