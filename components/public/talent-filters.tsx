import { firstValue, type ListParams, listValues } from '@/components/tables/list-url'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import type { PublicChoices } from '@/lib/pool/public-names'
import { PLAN_LABELS } from '@/lib/titles/labels'
import { ChoiceBoxes } from './choice-boxes'

const PLANS = Object.entries(PLAN_LABELS).map(([value, label]) => ({ value, label }))

/** A plain form: it needs no script, and its address is the view. */
export function TalentFilters({ choices, params }: { choices: PublicChoices; params: ListParams }) {
  return (
    <form method="get" action="/talents" aria-label="筛选人才">
      <input type="hidden" name="q" value={firstValue(params, 'q')} />
      <div className="border-t border-line pt-4 pb-3">
        <label htmlFor="talent-plan" className="mb-2 block font-semibold">
          计划
        </label>
        <Select id="talent-plan" name="plan" placeholder="全部计划" defaultValue={firstValue(params, 'plan')} options={PLANS} />
      </div>
      <ChoiceBoxes
        legend="称号"
        name="title"
        options={choices.titles.map(({ code, name }) => ({ value: code, label: name }))}
        chosen={listValues(params, 'title')}
      />
      <ChoiceBoxes
        legend="条线"
        name="line"
        options={choices.lines.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={listValues(params, 'line')}
      />
      <div className="border-t border-line pt-4 pb-3">
        <label htmlFor="talent-unit" className="mb-2 block font-semibold">
          单位
        </label>
        <Select
          id="talent-unit"
          name="unit"
          placeholder="全部单位"
          defaultValue={firstValue(params, 'unit')}
          options={choices.units.map(({ id, name, depth }) => ({ value: id, label: `${'　'.repeat(Math.max(0, depth - 1))}${name}` }))}
        />
      </div>
      <Button type="submit" variant="primary" size="lg" className="w-full">
        按条件筛选
      </Button>
    </form>
  )
}
