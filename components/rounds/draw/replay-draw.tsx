'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CheckItem, CheckList } from '@/components/ui/check-list'
import type { DrawCheck } from '@/lib/rounds/draw-record'

/** Shows what repeating the draw on pseudonyms gives, compared line by line. */
export function ReplayDraw({ checks }: { checks: DrawCheck[] }) {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button icon="history" onClick={() => setOpen(true)}>
        复核抽取
      </Button>
    )
  return (
    <div aria-live="polite">
      <CheckList>
        {checks.map((check) => (
          <CheckItem key={check.text} state={check.ok ? 'pass' : 'fail'} title={check.text} word={check.ok ? '一致' : '不一致'} />
        ))}
      </CheckList>
    </div>
  )
}
