'use client'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { TextLink } from '@/components/ui/text-link'
import { inResultWords } from '@/lib/rounds/labels'
import type { LetterPreview } from '@/lib/rounds/letter-queries'
import { LetterView } from './letter-view'

const results = {
  proposed: { tone: 'indigo', word: '拟命名' },
  notSelected: { tone: 'grey', word: '未入选' },
  deferred: { tone: 'amber', word: '缓议' },
} as const

/** All letters of a round, one shown at a time. */
export function LetterBrowser({ letters, resultWord }: { letters: readonly LetterPreview[]; resultWord: string }) {
  const [key, setKey] = useState(letters[0]?.key)
  const shown = letters.find((letter) => letter.key === key) ?? letters[0]
  if (!shown) return null
  const groups = [
    { title: '给候选对象', rows: letters.filter((letter) => letter.audience === 'candidate') },
    { title: '给单位', rows: letters.filter((letter) => letter.audience === 'unit') },
  ]
  return (
    <div className="grid border-t border-line lg:grid-cols-[260px_minmax(0,1fr)]">
      <nav aria-label="通知书" className="max-h-[640px] overflow-y-auto border-line py-2 max-lg:max-h-56 max-lg:border-b lg:border-r">
        {groups.map(
          (group) =>
            group.rows.length > 0 && (
              <div key={group.title} className="py-1">
                <p className="px-4 py-1 text-12 text-ink-3">
                  {group.title}（{group.rows.length} 份）
                </p>
                <ul>
                  {group.rows.map((letter) => (
                    <li key={letter.key}>
                      <button
                        type="button"
                        aria-current={letter.key === shown.key}
                        className={cn(
                          'flex min-h-9 max-md:min-h-11 w-full items-center justify-between gap-2 px-4 py-1.5 text-left',
                          letter.key === shown.key ? 'bg-indigo-tint font-semibold' : 'hover:bg-sunk',
                        )}
                        onClick={() => setKey(letter.key)}
                      >
                        <span className="min-w-0">{letter.name}</span>
                        {letter.result && (
                          <Badge tone={results[letter.result].tone}>{inResultWords(results[letter.result].word, resultWord)}</Badge>
                        )}
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
            ),
        )}
      </nav>
      <div className="min-w-0">
        {shown.letterId && (
          <p className="px-6 pt-4 text-right text-13 print:hidden">
            <TextLink href={`/letters/${shown.letterId}`}>打开打印页</TextLink>
          </p>
        )}
        <LetterView content={shown.content} />
      </div>
    </div>
  )
}
