import { Badge } from '@/components/ui/badge'
import { formatDayInYear } from '@/lib/platform/dates'
import { availabilityLabels } from '@/lib/pool/labels'
import type { Availability } from '@/lib/pool/pool-rows'

export function AvailabilityBadge({ availability }: { availability: Availability }) {
  const { text, tone } = availabilityLabels[availability.state]
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Badge tone={tone}>{text}</Badge>
      {availability.until && (
        <span className="text-12 whitespace-nowrap text-ink-3">
          {availability.state === 'free' ? '' : '至'}
          {formatDayInYear(availability.until)}
        </span>
      )}
    </span>
  )
}
