'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ActionResult } from '@/components/forms/action-result'
import { callAction, searchWith } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { MultiCombobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import type { Option } from '@/components/ui/use-option-search'
import type { Suggestions } from '@/lib/pool/suggestion-queries'

type ProposePeopleProps = {
  callUp: { id: string; version: number }
  /** How many may still be named. */
  open: number
  suggestions: Suggestions
  action: (input: { callUpId: string; version: number; personIds: string[] }) => Promise<ActionResult<{ version: number }>>
  findTalents: (input: { query: string }) => Promise<ActionResult<{ value: string; label: string; note: string }[]>>
}

/** The office names people, out of the suggested order or by name. */
export function ProposePeople({ callUp, open, suggestions, action, findTalents }: ProposePeopleProps) {
  const router = useRouter()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [others, setOthers] = useState<readonly Option[]>([])
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const personIds = [...new Set([...chosen, ...others.map(({ value }) => value)])]

  async function propose() {
    setBusy(true)
    setError(undefined)
    const result = await callAction(action, { callUpId: callUp.id, version: callUp.version, personIds })
    setBusy(false)
    if (!result.ok) {
      setError(result.message)
      return
    }
    setChosen([])
    setOthers([])
    toast.success('已提名，所在单位会收到提醒。')
    router.refresh()
  }

  return (
    <Card>
      <CardHead
        finding={suggestions.people.length > 0 ? '建议人选' : '没有符合专长且可调用的人才'}
        sub={`在该时段可以调用的有 ${suggestions.free}${suggestions.isMore ? '+' : ''} 人；还可提名 ${open} 人。依次看专长、条线、本年调用天数和称号。`}
      />
      <CardBody className="space-y-4">
        {suggestions.people.length > 0 && (
          <ul className="divide-y divide-line">
            {suggestions.people.map((person) => (
              <li key={person.personId} className="py-2">
                <Checkbox
                  label={`${person.name}　${person.unitName}`}
                  description={`${person.specialities.join('、')}。${person.reason}。`}
                  checked={chosen.includes(person.personId)}
                  onChange={(event) =>
                    setChosen((now) =>
                      event.target.checked ? [...now, person.personId] : now.filter((personId) => personId !== person.personId),
                    )
                  }
                />
              </li>
            ))}
          </ul>
        )}
        <Field id="other-talents" label="另选人员" optional help="输入姓名、拼音或首字母；能否调用在提名时核对。">
          {(aria) => (
            <MultiCombobox {...aria} value={others} onChange={setOthers} search={searchWith(findTalents)} placeholder="输入姓名查找" />
          )}
        </Field>
        {error && (
          <Alert tone="rose" live>
            {error}
          </Alert>
        )}
      </CardBody>
      <CardFoot>
        <Button variant="primary" loading={busy} disabled={personIds.length === 0} onClick={propose}>
          {personIds.length === 0 ? '请先选择人选' : `提名 ${personIds.length} 人`}
        </Button>
      </CardFoot>
    </Card>
  )
}
