import { firstValue, type ListParams, listValues } from '@/components/tables/list-url'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import type { PublicChoices } from '@/lib/pool/public-names'
import { ChoiceBoxes } from './choice-boxes'

/** A plain form: it needs no script, and its address is the view. */
export function TalentFilters({ choices, params }: { choices: PublicChoices; params: ListParams }) {
  return (
    <form method="get" action="/talents" aria-label="筛选人才">
      <input type="hidden" name="q" value={firstValue(params, 'q')} />
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
