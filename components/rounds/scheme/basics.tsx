'use client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { dateOf, formatTime } from '@/lib/platform/dates'
import { inWordsOf, roundKindLabels } from '@/lib/rounds/labels'
import type { Schedule, Scheme } from '@/lib/rounds/scheme'
import { anchorId } from './anchors'
import { CheckPart, LongTextPart, SelectPart, TextPart } from './parts'

export type SectionProps = { scheme: Scheme; onChange: (part: Partial<Scheme>) => void }

type BasicsProps = SectionProps & { name: string; onName?: (name: string) => void; titles: readonly { code: string; name: string }[] }

export function BasicsSection({ scheme, onChange, name, onName, titles }: BasicsProps) {
  const kind = roundKindLabels[scheme.kind]
  return (
    <div className="space-y-4">
      {onName && <TextPart label="评选名称" at="name" required value={name} onChange={onName} maxLength={60} />}
      {kind.subject === 'person' && (
        <SelectPart
          label="授予的称号"
          at="titleCode"
          required
          className="max-w-sm"
          value={scheme.titleCode ?? ''}
          options={titles.map((title) => ({ value: title.code, label: title.name }))}
          onChange={(titleCode) => onChange({ titleCode })}
          help="任期按称号目录的规定。"
        />
      )}
      <LongTextPart
        label="目的和范围"
        at="purpose"
        value={scheme.purpose}
        onChange={(purpose) => onChange({ purpose })}
        rows={5}
        limit={2000}
        help="印在评选通知开头。"
      />
      <CheckPart
        label={kind.subject === 'person' ? '允许个人申报' : '允许个人发起申报'}
        value={scheme.allowSelfNomination}
        onChange={(allowSelfNomination) => onChange({ allowSelfNomination })}
        help="个人申报后仍须经单位党组审定。"
      />
    </div>
  )
}

type DateKey = keyof Schedule
const milestones: { key: DateKey; label: string; isInstant: boolean; help?: string }[] = [
  { key: 'opensAt', label: '申报开始', isInstant: true },
  { key: 'closesAt', label: '申报截止', isInstant: true, help: '到点即止，以系统时间为准。' },
  { key: 'qualificationEndsOn', label: '资格审查完成', isInstant: false },
  { key: 'reviewClosesAt', label: '专家评分截止', isInstant: true },
  { key: 'panelOn', label: '领导小组会议', isInstant: false },
  { key: 'publicityStartsOn', label: '公示开始', isInstant: false, help: '实际公示期自网页公开之时起算。' },
  { key: 'conferralOn', label: '命名', isInstant: false },
]
const required: readonly DateKey[] = ['opensAt', 'closesAt', 'reviewClosesAt']

/** What a date control shows of a stored value: local wall time in Asia/Shanghai. */
function shown(value: string | null, isInstant: boolean): string {
  if (!value) return ''
  if (!isInstant) return value
  const at = new Date(value)
  return `${dateOf(at)}T${formatTime(at)}`
}

export function ScheduleSection({ scheme, onChange }: SectionProps) {
  const set = (key: DateKey, isInstant: boolean, text: string) => {
    const value = text === '' ? null : isInstant ? `${text.slice(0, 16)}:00+08:00` : text
    onChange({ schedule: { ...scheme.schedule, [key]: value } })
  }
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {milestones.map(({ key, label, isInstant, help }) => (
        <Field
          key={key}
          id={anchorId(`schedule.${key}`)}
          label={inWordsOf(scheme.kind, label)}
          help={help}
          required={required.includes(key)}
        >
          {(aria) => (
            <Input
              {...aria}
              type={isInstant ? 'datetime-local' : 'date'}
              value={shown(scheme.schedule[key], isInstant)}
              onChange={(event) => set(key, isInstant, event.currentTarget.value)}
            />
          )}
        </Field>
      ))}
    </div>
  )
}
