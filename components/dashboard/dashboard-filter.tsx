import { Button, LinkButton } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Dashboard } from '@/lib/targets/dashboard'

/** Cycle, line, unit and day, all in the address; it works without scripts. */
export function DashboardFilter({ path, dashboard }: { path: string; dashboard: Dashboard }) {
  const { cycles, cycle, lines, line, units, unit, asOf, isCity } = dashboard
  const top = Math.min(...units.map((item) => item.depth))
  return (
    <form
      method="get"
      action={path}
      key={JSON.stringify([cycle.id, line?.id, unit?.id, asOf])}
      className="flex flex-wrap items-center gap-2 max-sm:grid max-sm:w-full max-sm:grid-cols-2"
    >
      {cycles.length > 1 && (
        <Select
          name="cycle"
          aria-label="周期"
          defaultValue={cycle.id}
          options={cycles.map((item) => ({ value: item.id, label: item.name }))}
          wrapperClassName="w-40 max-sm:w-full"
        />
      )}
      <Select
        name="line"
        aria-label="条线"
        placeholder="全部条线"
        defaultValue={line?.id ?? ''}
        options={lines.map((item) => ({ value: item.id, label: item.name }))}
        wrapperClassName="w-36 max-sm:w-full"
      />
      {units.length > 1 && (
        <Select
          name="unit"
          aria-label="单位"
          placeholder={isCity ? '全市各单位' : undefined}
          defaultValue={unit?.id ?? ''}
          options={units.map((item) => ({ value: item.id, label: `${'\u3000'.repeat(item.depth - top)}${item.name}` }))}
          wrapperClassName="w-52 max-sm:w-full"
        />
      )}
      <Input
        type="date"
        name="asOf"
        aria-label="截至日期"
        defaultValue={asOf}
        min={cycle.startsOn}
        max={cycle.endsOn}
        className="w-40 max-sm:w-full"
      />
      <Button type="submit" icon="filter" className="max-sm:w-full">
        查看
      </Button>
      {isCity && (
        <LinkButton href="/dashboard/screen" variant="quiet" icon="monitor" className="max-sm:hidden">
          大屏
        </LinkButton>
      )}
    </form>
  )
}
